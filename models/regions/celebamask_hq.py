"""The 19 regions of CelebAMask-HQ."""

from models.regions.region_set import region_set

# `l_*` is the subject's left, the right side of the picture. Colours are CelebAMask-HQ's published palette.
CELEBAMASK_HQ = region_set(
    "CelebAMask-HQ",
    (
        ("background", "Background", (0, 0, 0), "0", (24, 24, 27)),
        ("skin", "Skin", (204, 0, 0), "1", (213, 94, 0)),
        ("nose", "Nose", (76, 153, 0), "2", (240, 228, 66)),
        ("eye_g", "Glasses", (204, 204, 0), "3", (120, 120, 128)),
        ("l_eye", "Left eye", (51, 51, 255), "4", (90, 75, 255)),
        ("r_eye", "Right eye", (204, 0, 204), "5", (86, 180, 233)),
        ("l_brow", "Left brow", (0, 255, 255), "6", (0, 110, 90)),
        ("r_brow", "Right brow", (255, 204, 204), "7", (90, 214, 178)),
        ("l_ear", "Left ear", (102, 51, 0), "8", (146, 60, 10)),
        ("r_ear", "Right ear", (255, 0, 0), "9", (245, 150, 90)),
        ("mouth", "Mouth", (102, 204, 0), "Shift+0", (92, 12, 48)),
        ("u_lip", "Upper lip", (255, 255, 0), "Shift+1", (204, 121, 167)),
        ("l_lip", "Lower lip", (0, 0, 153), "Shift+2", (160, 60, 120)),
        ("hair", "Hair", (0, 0, 204), "Shift+3", (0, 60, 130)),
        ("hat", "Hat", (255, 51, 153), "Shift+4", (230, 159, 0)),
        ("ear_r", "Earring", (0, 204, 204), "Shift+5", (255, 255, 255)),
        ("neck_l", "Necklace", (0, 51, 0), "Shift+6", (190, 190, 196)),
        ("neck", "Neck", (255, 153, 51), "Shift+7", (250, 190, 140)),
        ("cloth", "Clothes", (0, 204, 0), "Shift+8", (0, 158, 115)),
    ),
    (("l_eye", "r_eye"), ("l_brow", "r_brow"), ("l_ear", "r_ear")),
)
