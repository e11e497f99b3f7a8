"""The 35 classes of Cityscapes, in the order of their published ids; the licence plate, whose id is -1 there,
is the last one.
"""

from models.regions.region_set import plain_regions

# The 19 classes that count, in the order of their train ids.
_COUNTED = (
    "road", "sidewalk", "building", "wall", "fence", "pole", "traffic light", "traffic sign", "vegetation",
    "terrain", "sky", "person", "rider", "car", "truck", "bus", "train", "motorcycle", "bicycle",
)  # fmt: skip

CITYSCAPES = plain_regions(
    "Cityscapes",
    """
    0 0 0 unlabeled
    0 0 0 ego vehicle
    0 0 0 rectification border
    0 0 0 out of roi
    0 0 0 static
    111 74 0 dynamic
    81 0 81 ground
    128 64 128 road
    244 35 232 sidewalk
    250 170 160 parking
    230 150 140 rail track
    70 70 70 building
    102 102 156 wall
    190 153 153 fence
    180 165 180 guard rail
    150 100 100 bridge
    150 120 90 tunnel
    153 153 153 pole
    153 153 153 polegroup
    250 170 30 traffic light
    220 220 0 traffic sign
    107 142 35 vegetation
    152 251 152 terrain
    70 130 180 sky
    220 20 60 person
    255 0 0 rider
    0 0 142 car
    0 0 70 truck
    0 60 100 bus
    0 0 90 caravan
    0 0 110 trailer
    0 80 100 train
    0 0 230 motorcycle
    119 11 32 bicycle
    0 0 142 license plate
    """,
    _COUNTED,
    {"out of roi": "Out of region of interest", "polegroup": "Pole group", "license plate": "Licence plate"},
)
