"""The sub-commands: their modules, what the help says of each, and examples."""

from __future__ import annotations

from types import ModuleType
from typing import NamedTuple

from sean_editor.cli import (
    analyse,
    apply,
    batch,
    benchmark,
    bundle,
    convert_labels,
    crossover,
    doctor,
    download,
    edit,
    edit_layer,
    export_matte,
    figure,
    install,
    plugin,
    pull,
    read_styles,
    reconstruct,
    render,
    retouch,
    screenshots,
    transfer,
    transition,
    verify,
)
from sean_editor.cli.lab import (
    blend,
    calibrate_parser,
    cut_faces,
    evaluate,
    evaluate_parser,
    export_onnx,
    improve_labels,
    label_portraits,
    mix_portraits,
    prepare,
    render_portraits,
    train,
    train_autoencoder,
    train_enlarger,
    train_locator,
    train_parser,
)


class Command(NamedTuple):
    """A sub-command: the module with its `add_arguments` and `run`, a line of help, and examples."""

    module: ModuleType
    summary: str
    examples: tuple[str, ...]


COMMANDS = {
    "edit": Command(
        edit,
        "open the editor; the default when no command is given",
        (
            "",
            "amara",
            "holiday.sean",
            "edit face.jpg --labels face.png",
            "edit --device cpu --checkpoint latest_net_G.pth",
        ),
    ),
    "analyse": Command(
        analyse,
        "find the faces of a photo, cut them out and label their regions",
        ("analyse holiday.jpg -o faces", "analyse group.jpg -o faces --face 2"),
    ),
    "reconstruct": Command(
        reconstruct,
        "write a portrait as the network repaints it from its own layout and style",
        (
            "reconstruct amara -o amara.png",
            "reconstruct face.jpg --labels face.png -o face.npy --noise off",
            "reconstruct amara --fit 20 -o amara.png",
            "reconstruct holiday.jpg --whole-photo -o out.jpg",
        ),
    ),
    "transfer": Command(
        transfer,
        "write a portrait with some regions in the style of another, of several, or a random one",
        (
            "transfer amara yuki --regions hair,u_lip,l_lip -o out.png",
            "transfer amara face.jpg --reference-labels face.png --regions all --mix 0.7 -o out.jpg",
            "transfer holiday.jpg yuki --regions hair --whole-photo -o out.jpg",
            "transfer holiday.jpg yuki --regions hair --whole-photo -o layers.ora",
            "transfer amara yuki elin --regions skin,hair -o average.png",
            "transfer amara --random 4711 --regions all -o random.png",
            "transfer amara friends.seanstyles --style Copper --regions hair -o copper.png",
        ),
    ),
    "transition": Command(
        transition,
        "write a portrait's way from one style to another as GIF, WebP, MP4 or a strip of pictures",
        (
            "transition amara yuki lucia --regions hair --loop -o hair.webp",
            "transition amara amara yuki --frames 48 --seconds 3 --ease -o face.mp4",
            "transition amara yuki lucia --regions hair,lips --frames 6 -o strip.png",
        ),
    ),
    "crossover": Command(
        crossover,
        "write a portrait whose coarse blocks have one style and whose fine ones another",
        ("crossover amara yuki lucia --blocks AABBBB -o out.png",),
    ),
    "retouch": Command(
        retouch,
        "even out skin, take blemishes away, whiten teeth, tint lips, on the photo's own pixels",
        (
            "retouch amara --evenness 0.5 --whitening 0.4 --tint lips=a04b3f:0.6 -o out.png",
            "retouch holiday.jpg --evenness 0.6 --detail eyes=0.5 hair=0.3 --whole-photo --proof -o out.jpg",
        ),
    ),
    "pull": Command(
        pull,
        "drag points of a face: a smile, a brow, the jaw, the hair",
        (
            "pull amara --list",
            "pull felix --point mouth-corner:0.02,-0.02 --point left-brow:0,-0.03 -o smile.png",
            "pull holiday.jpg --point jaw:-0.03,0 --whole-photo -o slimmer.jpg",
        ),
    ),
    "render": Command(
        render,
        "write the result of a project that the editor saved",
        (
            "render holiday.sean -o holiday.png",
            "render holiday.sean --whole-photo -o holiday.jpg",
            "render holiday.sean --whole-photo -o holiday.ora",
        ),
    ),
    "batch": Command(
        batch,
        "apply the styles of a project to all photos of a folder",
        (
            "batch holiday.sean photos -o edited",
            "batch holiday.sean photos -o edited --faces best --format png",
        ),
    ),
    "apply": Command(
        apply,
        "put a look on photos: one of those that come along, or a .seanlook file",
        (
            'apply "copper hair" holiday.jpg -o edited',
            "apply window-light *.jpg -o edited --contact-sheet --strength 0.7",
            "apply --list",
            "apply holiday.sean --save holiday.seanlook",
        ),
    ),
    "verify": Command(
        verify,
        "count what changed between two pictures, and whether any of it lies outside the edit",
        (
            "verify holiday.jpg new-hair.png --proof new-hair.json",
            "verify before.png after.png --mask mask.png -o heat.png",
        ),
    ),
    "export-matte": Command(
        export_matte,
        "write how much of each pixel of a portrait is hair, as a grey picture: white is hair",
        ("export-matte amara -o amara-hair.png", "export-matte holiday.jpg --size photo -o hair.png"),
    ),
    "edit-layer": Command(
        edit_layer,
        "edit a layer of another program, for the plug-ins of GIMP and Krita",
        (
            "edit-layer layer.png edited --return-to GIMP",
            "edit-layer layer.png edited --reference yuki --regions hair",
        ),
    ),
    "convert-labels": Command(
        convert_labels,
        "write label maps of any kind as indexed PNG files of CelebAMask-HQ's ids",
        (
            "convert-labels painted.png -o labels",
            "convert-labels parsed --label-order face-parsing -o labels",
        ),
    ),
    "prepare": Command(
        prepare,
        "check the download of a published data set, and make it ready for training",
        (
            "prepare --kind celebamask-hq CelebAMask-HQ",
            "prepare --kind cityscapes cityscapes -o cityscapes-ready",
        ),
    ),
    "train": Command(
        train,
        "train a generator on folders of image and label pairs",
        (
            "train --data faces --minutes 120 -o runs/mine",
            "train --data faces --minutes 240 -o runs/mine --resume",
        ),
    ),
    "blend": Command(
        blend,
        "interpolate between the weights of two training runs",
        ("blend before.safetensors runs/longer/generator.safetensors --share 0.4 -o new.safetensors",),
    ),
    "read-styles": Command(
        read_styles,
        "encode the shipped portraits and store their styles in a file",
        ("read-styles --checkpoint runs/mine/generator.safetensors -o mine.safetensors",),
    ),
    "train-autoencoder": Command(
        train_autoencoder,
        "train the texture autoencoder on folders of pictures",
        ("train-autoencoder --data faces --minutes 90 -o runs/autoencoder",),
    ),
    "train-enlarger": Command(
        train_enlarger,
        "train the network that enlarges results to twice their size",
        ("train-enlarger --data faces-512 --minutes 120 -o runs/enlarger",),
    ),
    "train-locator": Command(
        train_locator,
        "train the networks that find faces, with their eyes and mouth, in photos",
        ("train-locator --data faces --minutes 30 -o runs/locator",),
    ),
    "train-parser": Command(
        train_parser,
        "train the face parser, which finds the regions of a photo",
        ("train-parser --data faces --minutes 60 -o runs/parser",),
    ),
    "calibrate-parser": Command(
        calibrate_parser,
        "find factors on the face parser's shares that make its labels overlap better",
        ("calibrate-parser --data faces --parser runs/parser/parser.safetensors -o face-parser.safetensors",),
    ),
    "evaluate-parser": Command(
        evaluate_parser,
        "measure how well face parsers label the pictures of a folder",
        ("evaluate-parser --data faces --parser old.safetensors new.safetensors --overlays sheets",),
    ),
    "render-portraits": Command(
        render_portraits,
        "render portraits of people who do not exist, with exact labels, to train the face parser on",
        ("render-portraits -o renders --count 600", "render-portraits -o renders --start 600 --size 512"),
    ),
    "mix-portraits": Command(
        mix_portraits,
        "paint portraits of people who do not exist, from the styles of several donors each",
        ("mix-portraits --data faces -o mixed", "mix-portraits --painted mixed/painted -o finished"),
    ),
    "improve-labels": Command(
        improve_labels,
        "relabel a folder of pairs by the face parser, where it is sure",
        ("improve-labels --data faces -o faces-2",),
    ),
    "cut-faces": Command(
        cut_faces,
        "cut faces that were labelled by hand out of their photos, for training",
        ("cut-faces --photos photos --faces resources/training/faces -o faces",),
    ),
    "label-portraits": Command(
        label_portraits,
        "label a folder of portraits from several sources; pixels on which they disagree are left out",
        ("label-portraits --data faces --teachers mediapipe -o faces-2",),
    ),
    "evaluate": Command(
        evaluate,
        "compare checkpoints on the test pictures of a data set: tables, and a page of pictures",
        (
            "evaluate --data faces",
            "evaluate --data faces --checkpoint runs/sean/generator.safetensors "
            "runs/spade/generator.safetensors -o report",
            "evaluate --data faces --protocol transfer --size 128 -o report",
        ),
    ),
    "figure": Command(
        figure,
        "draw the paper's figures for any portraits, and contact sheets",
        (
            "figure transfer -o fig.png",
            "figure crossover --references yuki lucia -o fig.png",
            "figure matrix --region skin -o fig.png",
            "figure interpolation --help",
        ),
    ),
    "benchmark": Command(
        benchmark,
        "time the editor's engine against the plain network on this machine",
        ("benchmark", "benchmark --full --json", "benchmark --window", "benchmark --growth"),
    ),
    "export-onnx": Command(
        export_onnx,
        "write the network as ONNX files, for other programs and languages",
        (
            "export-onnx -o compact",
            "export-onnx --size 256 --half -o web",
            "export-onnx --checkpoint runs/mine/generator.safetensors -o mine",
        ),
    ),
    "download": Command(
        download,
        "get a public weights file that is not shipped, such as another face parser",
        ("download face-parser", "download celebahq-model --file CelebA-HQ_pretrained.tar.gz"),
    ),
    "screenshots": Command(
        screenshots,
        "draw the pictures of the window that the documents show",
        ("screenshots", "screenshots painting export -o pictures --scale 2 --theme light"),
    ),
    "install": Command(
        install,
        "install the program, with the build of torch that suits this machine",
        ("install", "install heic onnx", "install --torch cpu"),
    ),
    "plugin": Command(
        plugin,
        "install the plug-in for GIMP or Krita, list what is installed, or remove it",
        ("plugin install gimp", "plugin install krita", "plugin list", "plugin remove gimp"),
    ),
    "bundle": Command(
        bundle,
        "make a copy of the program that needs no Python, for this kind of system",
        ("bundle -o bundle", "bundle -o bundle --environment .venv"),
    ),
    "doctor": Command(
        doctor,
        "say what this installation has, and what it lacks",
        ("doctor",),
    ),
}

_NEED_MORE_THAN_A_BUNDLE = ("benchmark", "bundle", "figure", "install")
"""Commands that need pip or the laboratory, beside those of `cli.lab`."""


def available(bundled: bool) -> dict[str, Command]:
    """The commands of this copy of the program: a bundle has those that pictures are edited with."""
    if not bundled:
        return COMMANDS
    lab = "sean_editor.cli.lab."
    return {
        name: command
        for name, command in COMMANDS.items()
        if name not in _NEED_MORE_THAN_A_BUNDLE and not command.module.__name__.startswith(lab)
    }
