<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en">
    <context>
        <name>sean_editor</name>
        <message>
            <location filename="../../models/atomic_write.py" />
            <source>{file} is a folder. Give the name of a file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/atomic_write.py" />
            <source>There is no folder {folder}. Create it, or save elsewhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/atomic_write.py" />
            <source>{file} is write-protected. Remove the protection, or save under another name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/atomic_write.py" />
            <source>Could not write {file} ({reason}). Free some space there, or choose another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/atomic_write.py" />
            <source>Could not write {file} ({reason}). Choose another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/atomic_write.py" />
            <source>Could not write {file} ({reason}). Try another name or folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/autoencoder/checkpoint.py" />
            <source>{file} holds weights, but not those of a texture autoencoder. Choose another file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/autoencoder/checkpoint.py" />
            <source>{file} is not a complete texture autoencoder. Download it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/enlarger/checkpoint.py" />
            <source>{file} holds weights, but not those of an enlarger. Choose another file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/enlarger/checkpoint.py" />
            <source>{file} is not a complete enlarger. Download it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/errors.py" />
            <source>The memory of the graphics card is used up. Close other programs that use it, or start with --device cpu.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/errors.py" />
            <source>The memory of this computer is used up. Close other programs, use a smaller picture, or remove references.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/label_maps/blurred.py" />
            <source>{file} has blurred label ids: between its regions are ids that neither of them has, as after scaling with interpolation or lossy compression. Scale the label map with the nearest pixel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/label_maps/colours.py" />
            <source>{file} has colours that are not in the palette of {regions}: {colours}. Paint them in its colours, or use a label map with ids.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/label_maps/colours.py" />
            <source>{file} has colours between those of the regions, as smoothed edges have: {colours}. They were read as the nearest colour beside them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/label_maps/colours.py" />
            <source>{named}{more}; {count} pixels ({share} %) at x {left} to {right}, y {top} to {bottom}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/label_maps/formats.py" />
            <source>lossy WebP</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/label_maps/formats.py" />
            <source>lossy TIFF</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/label_maps/formats.py" />
            <source>{file} is stored as {format}, which blurs label ids. Use a label map saved as PNG.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/label_maps/reading.py" />
            <source>{file} has fractions as label ids. Use a label map with whole numbers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/label_maps/reading.py" />
            <source>{file} is a mask of two values, not a label map. Use a label map, which has an id for each region.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/label_maps/reading.py" />
            <source>The palette of {file} is not that of the regions. Its indices were taken as label ids: check the layout.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/label_maps/reading.py" />
            <source>{file} was read by its few colours, which are those of {regions}, and not by its palette indices: check the layout.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/parsing/bisenet.py" />
            <source>{count} tensors are missing, unknown or of another shape ({first})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/parsing/checkpoint.py" />
            <source>{file} is not a complete face parser. Download it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/parsing/checkpoint.py" />
            <source>{file} is not the public face parser 79999_iter.pth: {error}. Download it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/parsing/locator_file.py" />
            <source>{file} is not a complete face locator. Download it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/parsing/our_file.py" />
            <source>face parser</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/parsing/our_file.py" />
            <source>face locator</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/parsing/our_file.py" />
            <source>{file} holds weights, but not those of a {network}. Choose another file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/parsing/our_file.py" />
            <source>{file} is not a complete {network}. Download it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/group_file.py" />
            <source>It is not JSON.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/group_file.py" />
            <source>It has no names of groups.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/group_file.py" />
            <source>It is too large.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/group_file.py" />
            <source>{file} cannot be read: {why}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/group_file.py" />
            <source>It is not text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/group_file.py" />
            <source>{file} is no file of region groups. {why} A file looks like this: {example}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/group_file.py" />
            <source>The group “{group}” is no list of regions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/group_file.py" />
            <source>The group “{group}” has an unknown region: {region}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>Face skin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>face skin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>Eyes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>eyes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>Brows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>brows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>Lips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>lips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>A group needs a name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>The name of a group has at most {n} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>The name of a group has characters that cannot be shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>The name of a group has no comma: commas separate names.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>A group needs a region. Select those that go together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>There is a region or group called “{name}”. Choose another name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/sean/checkpoint.py" />
            <source>{file} is not a complete SEAN generator: {missing} tensors are missing and {wrong} have another shape (first: {first}). Download the file again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/sean/checkpoint.py" />
            <source>{file} is another network: {count} of its tensors are missing, unknown or of another shape (first: {first}). Choose another file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/sean/checkpoint.py" />
            <source>{file} holds a kind of SEAN generator that this version does not know. Update the program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/sean/checkpoint.py" />
            <source>{file} does not match its own description of the network. Download it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/sean/checkpoint.py" />
            <source>{file} holds weights, but not those of a SEAN generator. Choose another file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/translation.py" />
            <source>, </source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/translation.py" />
            <source>{before} {after}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/weights_file.py" />
            <source>There is no weights file at {file}. Put it there or choose another one; docs/user-guide.md lists all weights and where to get them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/weights_file.py" />
            <source>{file} does not fit into memory. Close other programs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/weights_file.py" />
            <source>{file} cannot be read as weights: it is damaged, or not a .pth or .safetensors file of plain tensors. Download or export it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/weights_file.py" />
            <source>{file} does not hold the named tensors of a network. Choose another file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/weights_file.py" />
            <source>{file} has weights that are not finite numbers. Download or export it again.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/batch/batch.py" />
            <source>The styles {names} belong to another network and are not applied.</source>
            <extracomment>For one: The style {names} belongs to another network and is not applied.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/batch/batch.py" />
            <source>No face shows a region of the edit that its reference shows, too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/batch/batch.py" />
            <source>{file} is a file. Give the name of a folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/batch/batch.py" />
            <source>{folder} is the folder of the photos themselves. Write the results to another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/batch/batch.py" />
            <source>The folder {folder} cannot be created ({reason}). Choose another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/batch/batch.py" />
            <source>{file} is the result of an earlier edit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/batch/edit.py" />
            <source>The outline that was dragged belongs to its own portrait and is not applied.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/batch/edit.py" />
            <source>The blemishes that were taken away belong to their own portrait and are not applied.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/batch/edit.py" />
            <source>{portrait} has no style of a reference, no chosen colour, no retouching of regions and no light in use, so there is nothing to apply to other photos. Give it one of them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/batch/edit.py" />
            <source>A strength is more than 0 and at most 1, not {strength}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/batch/names.py" />
            <source>There is no folder {folder}. Check the name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/batch/names.py" />
            <source>{folder} cannot be read ({reason}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/batch/names.py" />
            <source>There are no photos in {folder}. Subfolders are not searched.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/batch/names.py" />
            <source>There is no file {file}. Check the name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/batch/names.py" />
            <source>{file} and {other} have the same name. Rename one, or edit them one after the other.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/batch/photo.py" />
            <source>The regions of {n} faces are uncertain. Check the result.</source>
            <extracomment>For one: The regions of {n} face are uncertain. Check the result.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/batch/photo.py" />
            <source>No face was found with certainty. Open the photo itself, and show where its face is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/batch/report.py" />
            <source>{file} exists and is not as this batch wrote it. Move it away, or choose another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Hair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Black</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Dark brown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Brown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Light brown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Dark blond</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Blond</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Light blond</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Platinum</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Auburn</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Red</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Ginger</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Dark grey</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Grey</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>White</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Rose</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Wine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Violet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Blue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Turquoise</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Green</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Pale</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Nude</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Peach</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Rosewood</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Pink</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Coral</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Dark red</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Berry</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Plum</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Amber</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Hazel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Grey-green</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Grey-blue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Light blue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Dark blue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Skin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Very light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Light, warm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Medium</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Medium, warm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Olive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Tan</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Deep</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Very deep</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Clothes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Cream</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Charcoal</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Navy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Sky blue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Yellow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Orange</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/document.py" />
            <source>The label map of {portrait}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/document.py" />
            <source>Style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/document.py" />
            <source>Remove colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/document.py" />
            <source>Colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/document.py" />
            <source>Mix</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/document.py" />
            <source>Reset style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/document.py" />
            <source>Fit to photo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/document.py" />
            <source>Remove fit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/dragging.py" />
            <source>Drag outline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/dragging.py" />
            <source>Reset outline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Left corner of the mouth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Right corner of the mouth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Upper lip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Lower lip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Inner end of the left brow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Inner end of the right brow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Left brow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Right brow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Outer end of the left brow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Outer end of the right brow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Inner corner of the left eye</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Inner corner of the right eye</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Outer corner of the left eye</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Outer corner of the right eye</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Upper lid of the left eye</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Upper lid of the right eye</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Lower lid of the left eye</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Lower lid of the right eye</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Left wing of the nose</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Right wing of the nose</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Tip of the nose</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Left cheek</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Right cheek</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Left side of the jaw</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Right side of the jaw</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Chin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Hairline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Top of the hair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Hair at the upper left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Hair at the upper right</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Left side of the hair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Right side of the hair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/fit.py" />
            <source>the style codes of the fit are {shape}, not [S, 512] or [6, S, 512]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/fit.py" />
            <source>the PSNR of the fit is not a finite number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/fit.py" />
            <source>the fit is incomplete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/fit.py" />
            <source>the values of the fit are not finite floats</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/layout.py" />
            <source>Fill</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/layout.py" />
            <source>Rectangle</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/layout.py" />
            <source>Lasso</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/layout.py" />
            <source>The layout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/layout.py" />
            <source>Open layout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/photo_origin.py" />
            <source>the eyes and the mouth are at the same place</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/portrait.py" />
            <source>{subject} has label ids that do not exist in {regions}: {shown}. Use a label map with ids 0 to {last}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/portrait.py" />
            <source>{subject} is not a label map (one integer id per pixel).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/portrait.py" />
            <source>{subject} is {width} x {height} pixels, the portrait is {across} x {down}. Choose a label map of the portrait's size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/reshaping.py" />
            <source>Transform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/reshaping.py" />
            <source>Grow region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/reshaping.py" />
            <source>Shrink region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/reshaping.py" />
            <source>Smooth outline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/reshaping.py" />
            <source>Fill holes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/snapshots.py" />
            <source>Return to an automatic snapshot</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/document/snapshots.py" />
            <source>Return to {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/engine/device.py" />
            <source>There is no device “{name}”. Choose one of: {names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/engine/device.py" />
            <source>The device “{name}” is not available here. Choose “auto” or “cpu”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/engine/device.py" />
            <source>Apple GPU (MPS)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/engine/device.py" />
            <source>CPU, {n} of {count} threads</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/engine/device.py" />
            <source>CPU, {n} threads</source>
            <extracomment>For one: CPU, {n} thread</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/engine/device.py" />
            <source>The memory of the graphics card is used up: the network runs on the CPU from now on. Nothing was lost. Close other programs that use the card, and start this one again to use it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/engine/device.py" />
            <source>The graphics card failed ({reason}): the network runs on the CPU from now on. Nothing was lost. Start the program again to use the card.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/engine/engine.py" />
            <source>{file} has changed while it was in use, and the graphics card failed. Save your work and start the program again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/engine/folding.py" />
            <source>it has several style encoders</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/engine/folding.py" />
            <source>it has no mask branch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/engine/folding.py" />
            <source>it has no style branch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/engine/folding.py" />
            <source>it has a coarse style map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/engine/folding.py" />
            <source>{name} can be evaluated (command `evaluate`), but not used in the editor: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/engine/transfer.py" />
            <source>“{colour}” is no colour. Write it as #rrggbb, e.g. #7a3b1e.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/engine/transfer.py" />
            <source>{name} belongs to another network (SHA-256 {sha}…): its numbers mean nothing to this one. Start with that network (--checkpoint), or make the style again with this one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/engine/transfer.py" />
            <source>A mix is between 0 (own style) and 1 (the reference's style), not {mix}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/engine/transfer.py" />
            <source>There is no region “{region}”. The regions are: {names}. The groups are: {groups}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/engine/worker.py" />
            <source>Something went wrong ({error}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/animation.py" />
            <source>{file} cannot be written as a transition. End the name in {endings}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/animation.py" />
            <source>A GIF shows {most} pictures a second at most, not {rate}. Choose fewer pictures, more seconds, or WebP.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/animation.py" />
            <source>This build of OpenCV cannot write MP4. Choose WebP or GIF.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/array.py" />
            <source>{file} is not a NumPy file. End the name in .npy.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/before_after.py" />
            <source>Before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/before_after.py" />
            <source>After</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/formats.py" />
            <source>{file} cannot be written in this format. End the name in {endings}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/handover.py" />
            <source>{portrait} is no part of a layer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/handover.py" />
            <source>Result</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/handover.py" />
            <source>Matte</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/handover.py" />
            <source>Label map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/heat_map.py" />
            <source>Did not change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/heat_map.py" />
            <source>Changed by 1 to {largest} of {white} levels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/heat_map.py" />
            <source>Outline of what may change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/heat_map.py" />
            <source>Changed outside it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/layers.py" />
            <source>Photo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/layers.py" />
            <source>Regions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/mask.py" />
            <source>{file} is not a PNG file. A label map is saved as PNG: end the name in .png.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/matte.py" />
            <source>{file} cannot hold a matte without loss. End the name in {endings}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/openraster.py" />
            <source>{file} is not an OpenRaster file. End the name in .ora.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/proof_file.py" />
            <source>{file} exists and is not a proof. Move it away, or choose another name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/proof_file.py" />
            <source>{file} cannot be read ({reason}). Check the name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/proof_file.py" />
            <source>{file} is not a proof, or is damaged. Export again with a proof.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/proof_file.py" />
            <source>{file} was written by a newer version. Update the program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/proof_words.py" />
            <source>Unedited areas are not kept: the whole face is repainted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/proof_words.py" />
            <source>No pixel is outside the edit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/proof_words.py" />
            <source>{count} pixels outside the edit: {changed} changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/proof_words.py" />
            <source>{format} itself is not lossless here: it changed {changed} of them, by at most {largest} of {white} levels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/timing.py" />
            <source>A transition has {fewest} to {most} pictures, not {count}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/timing.py" />
            <source>A transition lasts {shortest} to {longest} seconds, not {seconds}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/verify.py" />
            <source>{before} has {width} x {height} pixels and {after} has {other_width} x {other_height}. Compare pictures of one size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/verify.py" />
            <source>The mask has {width} x {height} pixels, and {before} has {other_width} x {other_height}. Use the mask that belongs to these pictures.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/verify.py" />
            <source>The colour profiles differ: pixels that are equal as stored do not look the same everywhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/verify.py" />
            <source>{file} is not the picture that the proof was made of.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/export/verify.py" />
            <source>{format} itself is not lossless here and changes pixels everywhere. Export as PNG to have the others equal.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/extras.py" />
            <source>{packages} could not be installed ({reason}). Check the connection.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/actions.py" />
            <source>Paint {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/actions.py" />
            <source>Paint with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>&amp;Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Redo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Take snapshot</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Compare the ticked states</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Copy result</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Paste picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Brush</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Eraser</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Pick region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Pan</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Smaller brush</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Larger brush</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Much smaller brush</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Much larger brush</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Swap the last two regions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Paint both sides (mirror)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Pressure sets the size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>&amp;File</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Open…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Take a picture…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Open with a label map…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Open layout…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Add references…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Save as…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Export…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Export layout…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Export before and after…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Export transition…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Apply to a folder…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Quit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/help.py" />
            <source>&amp;Help</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/help.py" />
            <source>Manual</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/help.py" />
            <source>Show the first steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/help.py" />
            <source>Find a command…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/help.py" />
            <source>Keyboard shortcuts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/help.py" />
            <source>About SEAN Editor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/model.py" />
            <source>&amp;Model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/model.py" />
            <source>compact-256: ours, the fastest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/model.py" />
            <source>wide-256: ours, a little sharper</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/model.py" />
            <source>celebahq-256: the authors', full size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/model.py" />
            <source>Another weights file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/model.py" />
            <source>Choose a weights file…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/model.py" />
            <source>Get the CelebA-HQ model…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/model.py" />
            <source>Face parser…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>&amp;Region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Previous region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Next region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Lock this region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Solo this region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Select this region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Select all regions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Deselect all regions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Regions go in groups</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Make a group of the selected regions…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Import groups…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Export groups…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Transform this region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Free warp</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Mirror horizontally</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Mirror vertically</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Grow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Shrink</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Label the regions again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Start from a neutral layout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Adjust crop…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Groups</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>&amp;Style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Apply selected reference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Find reference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Only colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Choose colour…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Keep this region's own colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Remove this region's other colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Copy style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Paste style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Average of the selected references</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Random style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Keep style in library</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Import styles…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Export styles…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Looks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Save look</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Import look…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Export look…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Reset this region's style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Reset all styles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Two styles: transition and crossover</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Retouch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Blemish brush</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Reset retouching</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Fit to photo…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>&amp;View</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Zoom in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Zoom out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Fit to view</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Zoom to 100 %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Hide layout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Outline regions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Keep unedited areas</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Photo texture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Split view: original and result</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Large result</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Performance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Below the views</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Folded to a line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Beside the result</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Colour-blind-safe colours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>CelebAMask-HQ colours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Dark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>As the system</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Next panel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Previous panel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Region list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Region colours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Theme</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/app.py" />
            <source>{reason} The usual network is used instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/app.py" />
            <source>{file} no longer exists: the usual network is used. The Model menu chooses another.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/app.py" />
            <source>Settings cannot be saved to {file}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/app.py" />
            <source>Encoded portraits cannot be kept in {folder}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/app.py" />
            <source>Check that you may write there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/app.py" />
            <source>Something went wrong in the program ({error}). Your work is still here: save it, and restart the program if anything looks odd.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/background/lazy_engine.py" />
            <source>not loaded yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/background/model_getter.py" />
            <source>You can also open the page in a browser, download the file there, and choose it here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/background/model_getter.py" />
            <source>Downloading the CelebA-HQ model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/background/model_getter.py" />
            <source>Paused.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/background/model_getter.py" />
            <source>Cancelled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/background/model_getter.py" />
            <source>Cancelling the download</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/background/model_getter.py" />
            <source>Converting {file}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/background/model_getter.py" />
            <source>Reading…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/background/model_getter.py" />
            <source>{title}: checked and converted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/drop_caption.py" />
            <source>No region is selected: select one below to restyle it</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/canvas/drop_caption.py" />
            <source>Drop to restyle {n} regions</source>
            <extracomment>For one: Drop to restyle {n} region</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/drop_caption.py" />
            <source>{region}: not in this layout yet. The style appears once you paint it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/drop_caption.py" />
            <source>Drop to restyle: {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/layout_canvas.py" />
            <source>Drop a photo here, or press Ctrl+O</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/layout_canvas.py" />
            <source>Its regions appear on top of it, ready to be painted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/layout_canvas.py" />
            <source>Layout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/layout_canvas.py" />
            <source>{region} is locked: painting does not change it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/layout_canvas.py" />
            <source>{tool}, {region}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/layout_canvas.py" />
            <source>The photo with its regions; paint here to change them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/picture_canvas.py" />
            <source>{region} at {x}, {y}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/result_canvas.py" />
            <source>The result appears here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/result_canvas.py" />
            <source>Open a photo, then drag a reference's style onto it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/result_canvas.py" />
            <source>Original</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/result_canvas.py" />
            <source>The portrait with the current layout and styles.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/result_canvas.py" />
            <source>Only colour · {hint}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/result_canvas.py" />
            <source>{left} and {right}, divided at {percent} %.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/base.py" />
            <source>Arrow keys move the crosshair, with Shift by ten. Space is the click: {region}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/brush.py" />
            <source>Paint {region}. Shift-drag sets the size, Ctrl-click picks a region.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/brush.py" />
            <source>Arrow keys move the tip, with Shift by ten. Space puts it down and lifts it: {region}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/brush.py" />
            <source>The tip is down.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/eraser.py" />
            <source>Paint to restore the original layout. Shift-drag sets the size, Ctrl-click picks a region.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/eraser.py" />
            <source>Arrow keys move the tip, with Shift by ten. Space puts it down and lifts it: the original layout.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/fill.py" />
            <source>Click an area to fill it with {region}. Ctrl-click picks a region.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/lasso.py" />
            <source>Drag around an area, or click its corners, to fill it with {region}. Enter closes it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/lasso.py" />
            <source>Arrow keys move the crosshair. Space sets a corner, Enter closes the shape: {region}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/lasso.py" />
            <source>Corners are set; Enter closes the shape.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/outline.py" />
            <source>Drag a point of the face, or any place. [ and ] set how far it reaches, M drags both sides, Esc gives up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/outline.py" />
            <source>Arrow keys move the crosshair, with Shift by ten. Space takes hold of what is there and lets it go.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/pan.py" />
            <source>Drag to move the picture. Ctrl+wheel zooms at the pointer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/pan.py" />
            <source>Arrow keys move the picture, with Shift by ten steps. Ctrl++ and Ctrl+- zoom.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/pick.py" />
            <source>Pick</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/pick.py" />
            <source>Click a region to paint with it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/pick.py" />
            <source>Arrow keys move the crosshair, with Shift by ten. Space picks the region there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/rectangle.py" />
            <source>Drag to fill a rectangle with {region}. Shift makes it square, Ctrl-click picks a region.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/rectangle.py" />
            <source>Arrow keys move the crosshair, with Shift by ten. Space at two corners: {region}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/rectangle.py" />
            <source>One corner is set.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/resize.py" />
            <source>Size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Arrow keys move the shape.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Arrow keys move a handle that scales.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Arrow keys turn the shape.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Arrow keys move the pivot.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Arrow keys move a handle that bends.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Press on a region to transform it; Shift takes all of it and both sides, Ctrl adds another.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Drag inside to move, a handle to scale, outside to turn. Enter accepts, Esc cancels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Drag the handles to bend the shape. Enter accepts, Esc cancels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Arrow keys move the crosshair. Space takes the region there, with Shift all of it and both sides.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Arrow keys move the shape or its handle, with Shift by ten. Space takes the next handle. Enter accepts, Esc cancels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/action_state.py" />
            <source>Undo: {step}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/action_state.py" />
            <source>Redo: {step}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/action_state.py" />
            <source>Lock {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/action_state.py" />
            <source>Solo {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/action_state.py" />
            <source>Select {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/action_state.py" />
            <source>Reset style of {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/announcements.py" />
            <source>Result updated.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/arrangement.py" />
            <source>F or Esc shows all panels again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/autosave.py" />
            <source>Autosave failed; unsaved changes would be lost in a crash. {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/autosave.py" />
            <source>{date}, {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/autosave.py" />
            <source>The editor ended before {name} was saved. Restore the work of {date}?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/autosave.py" />
            <source>Restore</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/autosave.py" />
            <source>Discard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/autosave.py" />
            <source>Save {name} before restoring?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/clipboard.py" />
            <source>Clipboard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/clipboard.py" />
            <source>There is no picture on the clipboard. Copy one and paste it here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/clipboard.py" />
            <source>Dropped picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/clipboard.py" />
            <source>There is no result to copy yet. Open a portrait and wait for its result.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/clipboard.py" />
            <source>Copying the result</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/clipboard.py" />
            <source>Copied the result. Paste it into any other program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/colours.py" />
            <source>Colour of {regions}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/colours.py" />
            <source>Open a portrait first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/colours.py" />
            <source>This layout has no {regions}: paint it first, then give it a colour.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/commands/colours.py" />
            <source>{n} selected regions</source>
            <extracomment>For one: {n} selected region</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/exports.py" />
            <source>Export layout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/exports.py" />
            <source>Export before and after</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/exports.py" />
            <source>Exporting {file}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/exports.py" />
            <source>There is nothing to export yet. Open a portrait and wait for its result.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/exports.py" />
            <source>Exported {file}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/files.py" />
            <source>Open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/files.py" />
            <source>Save {name} before taking a picture?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/files.py" />
            <source>Take a picture (no camera found)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/files.py" />
            <source>Save {name} before opening a photo?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/files.py" />
            <source>Save {name} before opening another portrait?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/files.py" />
            <source>Reading {file}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/files.py" />
            <source>Opening {file}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/files.py" />
            <source>Use the ids as they are</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/first_steps.py" />
            <source>Take the style of another face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/first_steps.py" />
            <source>Drag the hair of a reference onto the result, or click any part of a reference.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/first_steps.py" />
            <source>Paint on the layout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/first_steps.py" />
            <source>Choose a region in the list or with its key, then paint here: longer hair, an open mouth, a hat. The result follows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/first_steps.py" />
            <source>Compare and export</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/first_steps.py" />
            <source>Hold the first button (or the key \) to see the original. Export writes the portrait, or the whole photo.

F1 opens the manual; Ctrl+Shift+P finds every command.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/fits.py" />
            <source>Fitted: {gain:.1f} dB closer to the photo.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/gallery.py" />
            <source>This layout has no {regions}: paint it first, then its style shows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/gallery.py" />
            <source>This layout has no {regions}: the style shows once it is painted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/gallery.py" />
            <source>Bring the shape from {reference}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/gallery.py" />
            <source>Choose a reference first: Ctrl+F finds one, F6 leads to them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Select only this group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Add to the selection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Unlock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Lock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Reset to own style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Rename…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Remove</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Group of the selected regions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Group {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Rename the group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Removed the group {group}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Import groups</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Imported {n} groups.</source>
            <extracomment>For one: Imported {n} group.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Export groups</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Saved {file}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/handover.py" />
            <source>There is nothing to return yet. Wait for the result.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/handover.py" />
            <source>Save {name} before closing?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/handover.py" />
            <source>the other program</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/handover.py" />
            <source>Return to {program}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/handover.py" />
            <source>The open portrait is no part of the layer that {program} waits for. Open {file}, and edit that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/heic.py" />
            <source>{file} is a HEIC picture, and this copy of the program has lost what reads it. Unpack the bundle again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/heic.py" />
            <source>{file} is a HEIC picture, which needs one more package.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/heic.py" />
            <source>Install</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/heic.py" />
            <source>Installing the package for HEIC pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/heic.py" />
            <source>The package for HEIC pictures was installed, but cannot be loaded.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/heic.py" />
            <source>HEIC pictures can be opened now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/heic.py" />
            <source>Run the command in a terminal; then open the picture again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/heic.py" />
            <source>Copy the command</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/heic.py" />
            <source>Copied the command. Paste it into a terminal.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/help.py" />
            <source>Face parser for photos: {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/history.py" />
            <source>Snapshot {n}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/history.py" />
            <source>Earlier steps are forgotten</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/history.py" />
            <source>Opened</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/history.py" />
            <source>Present</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/language.py" />
            <source>The language changes when the program is started again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library.py" />
            <source>The model is still being read. Try again in a moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library.py" />
            <source>The portrait has no style yet. Try again in a moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library.py" />
            <source>The selected regions are not in this layout. Select others.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library.py" />
            <source>A kept style is the same in all blocks of the network: the mean of the six was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library.py" />
            <source>The style of this reference is still being encoded. Try again in a moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library.py" />
            <source>{name} was removed from the library.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library.py" />
            <source>Put back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library.py" />
            <source>{regions} of {reference}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library_files.py" />
            <source>Import styles</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/commands/library_files.py" />
            <source>{n} styles of {file} are in the library.</source>
            <extracomment>For one: {n} style of {file} is in the library.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/commands/library_files.py" />
            <source>{n} belong to another network and cannot be used with this one.</source>
            <extracomment>For one: {n} belongs to another network and cannot be used with this one.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library_files.py" />
            <source>Choose a style in the library first, or Ctrl-click several.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library_files.py" />
            <source>Styles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library_files.py" />
            <source>Export styles</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/commands/library_files.py" />
            <source>Exported {n} styles to {file}.</source>
            <extracomment>For one: Exported {n} style to {file}.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library_files.py" />
            <source>Writing {file}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/light.py" />
            <source>Lighting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/light.py" />
            <source>{face} shows no skin, so there is no light to take. Select another face.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/light.py" />
            <source>Light of {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/look_files.py" />
            <source>Import look</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/look_files.py" />
            <source>The look {name} of {file} was added.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/look_files.py" />
            <source>Its styles belong to another network and cannot be used with this one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/look_files.py" />
            <source>Choose a look first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/look_files.py" />
            <source>Export look</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/look_files.py" />
            <source>Exported the look to {file}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/looks.py" />
            <source>The styles are still being encoded. Try again in a moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/looks.py" />
            <source>My look</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/looks.py" />
            <source>Painting a look</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/looks.py" />
            <source>This look comes with the program and stays.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/looks.py" />
            <source>{name} was removed from the looks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/made_styles.py" />
            <source>Averaging styles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/made_styles.py" />
            <source>Painting a style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/models.py" />
            <source>Choose a weights file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/models.py" />
            <source>Loading {file}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/models.py" />
            <source>The network is now {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/models.py" />
            <source>The fit to the photo belongs to another network and is not used with it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/models.py" />
            <source>Back to {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/models.py" />
            <source>{message} {name} stays in use.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/models.py" />
            <source>Use this network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/only_colour.py" />
            <source>Take only the colour of a face or a style; form and texture stay ({key})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/only_colour.py" />
            <source>Keep own colour of {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/only_colour.py" />
            <source>Remove other colour of {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/only_colour.py" />
            <source>Take only the colour of</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/only_colour.py" />
            <source>Keep own colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/only_colour.py" />
            <source>Remove other colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/only_colour.py" />
            <source>No face has it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/own_references.py" />
            <source>Your references cannot be kept for the next start. {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/own_references.py" />
            <source>The files of the reference {name} are gone: removed from the gallery.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/commands/own_references.py" />
            <source>The files of {name} and {n} more references are gone: removed from the gallery.</source>
            <extracomment>For one: The files of {name} and {n} more reference are gone: removed from the gallery.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>nothing to undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>nothing to redo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>the portrait was not cut from a photo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>the region has its own style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>the region does not have the form of another face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>the region has no other colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>no style is in use</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>the outline was not dragged</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>nothing is retouched</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>no style was copied</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>fewer than two references are selected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>the library is empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>neither A nor B has another style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>the network is not fitted to this photo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>tick a state in the history first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>no camera found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>no region is selected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>there are no groups of your own</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>no shape is in hand</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>open a photo first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>Found one face and labelled its regions. Repaint what is wrong.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>Cut the face out and labelled its regions. Repaint what is wrong.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>The regions of this face are uncertain. Repaint what is wrong.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>Started with the layout of an average face. Paint it to match the photo.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>Cut the face out with the label map that you chose.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>Camera</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>Cutting out the face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>the label map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>Looking for faces in {file}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>Show where the face is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>No face was found in {file}. If there is one, show where.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>The face in {file} was not found with certainty. Check the points.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/projects.py" />
            <source>Save {name} before opening a project?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/projects.py" />
            <source>Restoring</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/projects.py" />
            <source>Save project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/projects.py" />
            <source>{file} already exists. Choose it in the list to replace it, or another name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/projects.py" />
            <source>Saving {file}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/projects.py" />
            <source>Saved {file}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/projects.py" />
            <source>Saved {file} without {references}, which cannot be used as a reference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/recent_menu.py" />
            <source>Recent files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/recent_menu.py" />
            <source>Clear list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/recent_menu.py" />
            <source>{file} no longer exists and was removed from Recent files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/references.py" />
            <source>Add references</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/references.py" />
            <source>Adding references</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/references.py" />
            <source>Place by hand…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/references.py" />
            <source>Add</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/commands/references.py" />
            <source>{n} more files could not be added.</source>
            <extracomment>For one: {n} more file could not be added.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/references.py" />
            <source>No face was found with certainty in {file}.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/commands/references.py" />
            <source>No face was found with certainty in {file} and {n} more pictures.</source>
            <extracomment>For one: No face was found with certainty in {file} and {n} more picture.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/relabel.py" />
            <source>Labelling the regions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/relabel.py" />
            <source>Neutral layout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/relabel.py" />
            <source>This portrait was not cut out of a photo. Open the photo itself to choose its crop.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/relabel.py" />
            <source>Cut out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/relabel.py" />
            <source>Nothing changed: the layout is the same, or its regions are locked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/relabel.py" />
            <source>Save {name} before cutting it out again?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/result_view.py" />
            <source>Keep unedited areas: outside the edit the original stays unchanged (K)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/result_view.py" />
            <source>Photo texture: hair, skin and cloth of photos on what is edited (P)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/result_view.py" />
            <source>Updating…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/result_view.py" />
            <source>Loading the model…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/retouch.py" />
            <source>Tint</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/retouch.py" />
            <source>Blemishes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/shapes.py" />
            <source>The layout has no {region} that could be transformed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/shapes.py" />
            <source>{region} is locked. Unlock it to change it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/shapes.py" />
            <source>Transform {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/shapes.py" />
            <source>Grow {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/shapes.py" />
            <source>Shrink {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/shapes.py" />
            <source>Smooth the outline of {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/shapes.py" />
            <source>Fill the holes of {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/style_clipboard.py" />
            <source>Copied the style of {region}. Paste it here, to other regions, or in another portrait.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/commands/style_clipboard.py" />
            <source>Copied {n} styles.</source>
            <extracomment>For one: Copied {n} style.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/transitions.py" />
            <source>One moment: the styles are still being encoded.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/transitions.py" />
            <source>Put another style into A or B first: there is no transition yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/two_styles.py" />
            <source>Transition</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/two_styles.py" />
            <source>Crossover</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/two_styles.py" />
            <source>Two styles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/two_styles.py" />
            <source>Use the selected reference: {reference}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/two_styles.py" />
            <source>Use the selected reference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/two_styles.py" />
            <source>Own style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/two_styles.py" />
            <source>Removed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/about.py" />
            <source>Repaint a face's layout, give any region the style of another face, and see it at once.

After “SEAN: Image Synthesis with Semantic Region-Adaptive Normalization”, P. Zhu, R. Abdal, Y. Qin, P. Wonka, CVPR 2020.

Model: {model}
Device: {device}

The program is under the MIT licence. PyQt5 is under the GPL, so a bundle that contains it is too. The portraits that come with it show people who do not exist.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Every photo keeps its own layout: what you have painted here is not applied.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Photos that are done already are skipped; report.csv in the folder of the results says so.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Apply to a folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Progress</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Show results</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Apply</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>{regions} from {reference}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Chosen colours: {regions}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Retouching: {regions}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>{n} photos</source>
            <extracomment>For one: {n} photo</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Finishing this photo…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Applying to {folder}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>{file}, {number} of {total}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>{summary}. report.csv has the details.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>{summary}. Apply again to go on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Stop now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Apply again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>The photos, and what becomes of them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>Photos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>Under way…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>Done before: {file}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>{n} faces</source>
            <extracomment>For one: {n} face</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>{faces}: {regions}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>{words}. {remark}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>{n} photos done</source>
            <extracomment>For one: {n} photo done</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>{n} done before</source>
            <extracomment>For one: {n} done before</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>{n} not changed</source>
            <extracomment>For one: {n} not changed</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>{n} failed</source>
            <extracomment>For one: {n} failed</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>{n} left</source>
            <extracomment>For one: {n} left</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Every sure face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>The best face only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>As each photo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Choose…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Everywhere else the original stays unchanged, in full detail</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Hair, skin and cloth of the photos on what was edited</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Photos in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Choose the folder of the photos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Results to</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Choose the folder for the results</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Faces</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Format</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>No folder chosen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/camera.py" />
            <source>Starting the camera…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/camera.py" />
            <source>Camera picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/camera.py" />
            <source>Take a picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/camera.py" />
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/camera.py" />
            <source>Try again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/camera.py" />
            <source>Use picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/camera.py" />
            <source>Take picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/camera.py" />
            <source>Click or press Space to take the picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/camera.py" />
            <source>Press Enter to use this picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>The network of the SEAN authors in full size. It was trained on CelebA-HQ, photographs of real faces, and paints 256 x 256 pixels, as the networks that come with the program do.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>The download is about {size:.0f} GB. On the disk the model takes {weights:.1f} GB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>This editor computes on the processor: every change takes much longer than with compact-256. You can edit with that, and switch for the result.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>This editor computes on {device}: every change takes longer than with its own networks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Every change takes longer than with the networks that come with the program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Licence: {licence} (non-commercial)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>CelebA-HQ model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>I accept the licence and use the model non-commercially</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Read the licence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Open the page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Choose the file you downloaded…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Cancel download</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Choose the file you downloaded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>In use</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Resume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Download</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Connecting…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>{done} of {total}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>{amount} a second</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Found at {file}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>less than a minute left</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>about {n} minutes left</source>
            <extracomment>For one: about {n} minute left</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/changed.py" />
            <source>File changed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/changed.py" />
            <source>{file} was changed by another program ({date}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/changed.py" />
            <source>It is not what you opened or last saved here. If you overwrite it, those changes are lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/changed.py" />
            <source>Overwrite</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/choose_face.py" />
            <source>Choose a face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/choose_face.py" />
            <source>Click the eyes and the corners of the mouth yourself</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/choose_face.py" />
            <source>Open this face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/choose_face.py" />
            <source>{number} (uncertain)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/choose_face.py" />
            <source>Face {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/choose_face.py" />
            <source>Face {number}, uncertain</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/choose_face.py" />
            <source>Which face?</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/choose_face.py" />
            <source>{file} shows {n} faces. Click one, or press its number.</source>
            <extracomment>For one: {file} shows {n} face. Click it, or press its number.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/choose_face.py" />
            <source>Check its points…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/compare.py" />
            <source>Compare</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/compare.py" />
            <source>Side by side</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/compare.py" />
            <source>Divider</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/compare.py" />
            <source>The portrait in this state.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>Wheel zooms, drag moves, double-click shows 100 %.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>Export</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>Show the whole picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>Show every pixel, centred on the edge of the edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>One moment…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>Preparing the export</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>There is no picture to show.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>Writing {file}…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>Cancelled. The file was written, but no proof.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>Cancelled. Nothing was written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>{side} px</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>Match the photo's colours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>Corrects the colours of the edit where they differ from the photo around it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>Write a proof beside it (NAME.json)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>Which pixels the edit may change, and that no others did</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>As in the photo ({side} px)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>{width} x {height}, {what}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>Seam</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>Quality</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>Layers of</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>Portrait</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>Whole photo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>Layers (OpenRaster)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>Matte (hair)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>Before and after</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>the cut-out face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>the photo's own size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>for Krita and GIMP</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>region ids as an indexed PNG</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>the share of hair as a grey PNG</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>side by side</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>This portrait was not cut out of a photo. Open the photo itself to export all of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>Feather</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>The edit fades out at its edge.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>Gradient</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>The colours of the edit are adapted to the photo at its edge.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>The face parser is the network that finds hair, skin, lips and the other regions of a photo. Your choice takes effect with the next photo, or with “Label the regions again”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Face parser</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>SEAN Editor's own</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>BiSeNet (public)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Another file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Download {size:.0f} MB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Choose another file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Use</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Included with the program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Choose a face parser</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Downloading {file}…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Downloading {file}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Downloaded and checked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Downloading {file}: {share:.0%}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Cancelled. The next download resumes here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Not found. Download it, or put it at {file}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Weights of either of these networks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif *.avif *.heic *.heif)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Pictures, projects, styles and looks (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif *.avif *.heic *.heif *.sean *.seanstyles *.seanlook)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Label maps (*.png *.bmp *.tif *.tiff)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Weights (*.pth *.pt *.safetensors)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Archive or weights (*.gz *.tgz *.tar *.zip *.pth)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>PNG picture (*.png)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>JPEG picture (*.jpg *.jpeg)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>WebP picture (*.webp)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>TIFF picture (*.tif *.tiff)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>OpenRaster layers (*.ora)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Animated WebP (*.webp)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>GIF (*.gif)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>MP4 video (*.mp4)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Region groups (*.json)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>SEAN Editor project (*.sean)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Styles (*.seanstyles)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Look (*.seanlook)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Indexed PNG (*.png)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Adapts the styles to this photo, so that the result looks more like it before you edit. A fit can be undone and is saved with the project.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Also adapt the network for this portrait</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Trains a small part of the network for this portrait only. Allow 40 seconds or more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Fit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Use this fit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Fitting…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Starting…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Cancelled. Nothing was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>{psnr:.1f} dB, {gain:+.1f} dB so far</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>{gain:.1f} dB closer to the photo (peak signal-to-noise ratio).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>The fit did not improve the result. Try a longer time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Fit again</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>{n} seconds</source>
            <extracomment>For one: {n} second</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>{n} minutes</source>
            <extracomment>For one: {n} minute</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Not fitted yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/group_name.py" />
            <source>Name of the group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/group_name.py" />
            <source>OK</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/group_name.py" />
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/manual.py" />
            <source>Search the manual</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/manual.py" />
            <source>Contents</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/manual.py" />
            <source>{number} of {total}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/manual.py" />
            <source>Nothing found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_file.py" />
            <source>Preview</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_file.py" />
            <source>No preview</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Open portrait</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Picture of a face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Its label map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Browse…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Choose a picture. A label map beside it, named NAME.labels.png, is found automatically.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>No file chosen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Browse for the picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Browse for the label map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Choose a picture of a face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Choose its label map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>There is no label map beside {file}. Choose one, or open it as a photo.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>The middle square will be opened at {size} x {size} pixels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/personal_data.py" />
            <source>They are left out, as are comments. Date, camera, copyright and colour profile stay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/personal_data.py" />
            <source>They stay in the file, as do comments: whoever gets it can read them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/personal_data.py" />
            <source>A .sean file holds the original photo whole, with all of its data.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/personal_data.py" />
            <source>Keep location, owner, serial numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/personal_data.py" />
            <source>What the camera and other programs wrote into the photo about you</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Regions found in the picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>A neutral layout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>A label map from a file…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Place the face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Turn 90°</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Start over</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Preview of the crop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>The layout to begin with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>For a photo that lies on its side: turns the view, not the file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Remove all points (Backspace removes the last one)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Begin with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Drag a point to correct it, or continue.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Wheel zooms, drag moves. Space puts a point, arrow keys move it, Backspace removes it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>The crop appears here
once both eyes are placed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Choose a label map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>{file} is {columns} x {rows} pixels. Choose a square label map of the crop, or one of the whole photo ({width} x {height}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/quality_slider.py" />
            <source>lossless</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Hide the layout while held</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Tab</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Show the original while held</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Move the crosshair over a view</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Arrow keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Put the tool down or lift it there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Space</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Go through the regions of a reference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Space, arrow keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Change the brush size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Shift + drag</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Pick the region under the pointer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Alt + click, Ctrl + click</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Zoom at the pointer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Ctrl + wheel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Space + drag, middle drag</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Apply the selected regions of a face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Click its card</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Apply one region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Drag it to the result</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Apply the whole face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Mouse and held keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Animated WebP</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>GIF</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>MP4 video</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Strip of pictures (PNG)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>All colours, small files. Browsers and most viewers play it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>256 colours. Plays everywhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>MPEG-4 Part 2 video: video players play it, browsers do not. It does not repeat by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>All pictures side by side, without loss.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Export transition</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source> s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>There and back, again and again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Once, from A to B</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Slower at A and at B</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Smooth shading by dithering</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Captions from 0 to 1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Takes seconds for each picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>From A to B</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Then</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>{n} pictures</source>
            <extracomment>For one: {n} picture</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>{pictures} side by side</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>{pictures} in {seconds} s, {rate} a second</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/unsaved.py" />
            <source>If you do not save the project, the painted layout and the chosen styles are lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/unsaved.py" />
            <source>Unsaved changes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/unsaved.py" />
            <source>Return the edit to {program} before closing?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/unsaved.py" />
            <source>Without that, {program} keeps the layer as it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/banner.py" />
            <source>Dismiss message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/banner.py" />
            <source>Dismiss (Esc)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/card_panel.py" />
            <source>Search by name</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/card_panel.py" />
            <source>Apply {n} selected regions</source>
            <extracomment>For one: Apply {n} selected region</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/card_panel.py" />
            <source>Only colour: {n} regions</source>
            <extracomment>For one: Only colour: {n} region</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/central_layout.py" />
            <source>Panels at the side</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>Hue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>Lightness</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>Saturation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>As it is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>How far the mean colour of the region in the picture is from the chosen one (CIEDE2000): what is below 2 can hardly be seen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>Colour as #rrggbb</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>Take a colour from the result: click on it there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>Choose from all colours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>Take the chosen colour away</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>ΔE {difference}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>Difference from the chosen colour: {difference}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/swatch_grid.py" />
            <source>{name}: {color}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/first_steps/card.py" />
            <source>Skip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/first_steps/card.py" />
            <source>Do not show this again (Esc)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/first_steps/card.py" />
            <source>Back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/first_steps/card.py" />
            <source>Next</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/first_steps/card.py" />
            <source>Done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/first_steps/card.py" />
            <source>First steps: {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/average_bar.py" />
            <source>Apply the average of the selected references to the selected regions or the whole face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/average_bar.py" />
            <source>Deselect all references</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/average_bar.py" />
            <source>Apply average of {n}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/average_bar.py" />
            <source>Ctrl-click another face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/card.py" />
            <source>Whole face</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/gallery/card.py" />
            <source>{n} in use</source>
            <extracomment>For one: {n} in use</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/card.py" />
            <source>Refining…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/card.py" />
            <source>Encoding style…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/card_menu.py" />
            <source>Apply {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/card_menu.py" />
            <source>Only colour: {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/filter_button.py" />
            <source>Show only faces with a certain region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/filter_button.py" />
            <source>Filter references by region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/filter_button.py" />
            <source>All faces</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/filter_button.py" />
            <source>With {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Search references by name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Apply whole face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Only colour: whole face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>References</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Add reference faces ({key})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Drag hair or lips from a face onto the result, or click them here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>{shown} of {total}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>No references yet.
Drop pictures of faces here, or press +.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>No matching faces.
Clear the search or the filter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Take only the colour from this reference (Enter)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Apply the selected regions from this reference (Enter)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Apply the whole face from this reference (Enter)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Use as style {letter}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Deselect for an average</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Select for an average</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Take its light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Open as portrait</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Remove from the gallery</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/progress.py" />
            <source>Cancel, and remove the faces that are not encoded yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/progress.py" />
            <source>Encoding styles, {done} of {total}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/reference_list.py" />
            <source>Enter applies {region}; arrow keys go to other regions, Esc to the faces</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/reference_list.py" />
            <source>Click or drag: whole face</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/gallery/reference_list.py" />
            <source>Click or drag: {n} selected regions</source>
            <extracomment>For one: Click or drag: {n} selected region</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/reference_list.py" />
            <source>Click or drag: {region} · Shift-drag: whole face</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/gallery/reference_list.py" />
            <source>Click: {n} selected regions · Drag: {region} · Shift-drag: {n} selected regions</source>
            <extracomment>For one: Click: {n} selected region · Drag: {region} · Shift-drag: {n} selected region</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/gallery/reference_list.py" />
            <source>{n} selected</source>
            <extracomment>For one: {n} selected</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/model.py" />
            <source>undone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/model.py" />
            <source>Click to go there. Tick the box to compare.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>History</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>Snapshots</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>Steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>Take a snapshot to be able to return to this state later.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>Tick states to compare</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>Compare with the present</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>Compare the two</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>Tick one or two states to compare them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>Return to this state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>Rename</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/words.py" />
            <source>Automatic</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/history/words.py" />
            <source>{n} regions</source>
            <extracomment>For one: {n} region</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/model.py" />
            <source>Other network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/model.py" />
            <source>Not kept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/page.py" />
            <source>Show the folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>Search styles by name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>Apply style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>Library</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>Import, export and show styles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>More about styles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>No matching styles.
Clear the search.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>No styles yet.
Press + to keep that of the portrait, or drop a .seanstyles file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>Keep in library</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>Export {n} styles…</source>
            <extracomment>For one: Export…</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>Show the file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>Remove from the library</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/random_bar.py" />
            <source>Seed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/random_bar.py" />
            <source>Seed of the random style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/random_bar.py" />
            <source>The same seed always gives the same style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/random_bar.py" />
            <source>Random</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/library/style_list.py" />
            <source>Click or drag: {n} regions</source>
            <extracomment>For one: Click or drag: {n} region</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library_pages.py" />
            <source>Pages of the library</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/entry.py" />
            <source>{percent} %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/panel.py" />
            <source>Apply look</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/panel.py" />
            <source>Search looks by name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/panel.py" />
            <source>Import, export and show looks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/panel.py" />
            <source>More about looks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/panel.py" />
            <source>Strength of the look</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/panel.py" />
            <source>How much of the look: drag, or press the arrow keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/panel.py" />
            <source>Strength</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/panel.py" />
            <source>No matching looks.
Clear the search.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/panel.py" />
            <source>No looks yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/palette/palette.py" />
            <source>Find a command</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/palette/palette.py" />
            <source>No command fits. Try another word, in English too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/palette/palette.py" />
            <source>Type a command, a region or a recent file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/palette/palette.py" />
            <source>Command</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/palette/palette.py" />
            <source>Commands</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/performance_card.py" />
            <source>median / 95 %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/performance_card.py" />
            <source>Edit to result</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/performance_card.py" />
            <source>Brush to layout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/performance_card.py" />
            <source>Pictures a second</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/performance_card.py" />
            <source>Longest block</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/performance_card.py" />
            <source>Memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/performance_card.py" />
            <source>Computed in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/common_mix.py" />
            <source>Mix of several regions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/common_mix.py" />
            <source>Mix {least}–{most} %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/common_mix.py" />
            <source>Mix {percent} %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/group_bar.py" />
            <source>Select {group}; with Ctrl or Shift, add to the selection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/group_bar.py" />
            <source>Group {group}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/group_bar.py" />
            <source>Region groups</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/group_bar.py" />
            <source>Groups of regions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/header.py" />
            <source>Select or deselect all regions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/header.py" />
            <source>Unfold the region list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/header.py" />
            <source>Fold the region list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/header.py" />
            <source>Move the region list below the views</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/header.py" />
            <source>Move the region list beside the result</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/header.py" />
            <source>{selected} of {total} selected: click or drag a face to copy them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/header.py" />
            <source>Nothing selected: click to copy one region, drag to copy the whole face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/header.py" />
            <source>Nothing selected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/panel.py" />
            <source>How much of the references' styles is mixed in, for all selected regions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/panel.py" />
            <source>How much of the references' styles is mixed in, for all regions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/panel.py" />
            <source>Paint with {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/panel.py" />
            <source>Select only this region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/panel.py" />
            <source>Show all regions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/panel.py" />
            <source>Solo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/row.py" />
            <source>Region {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/row.py" />
            <source>Lock {region}: paint cannot overwrite it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/row.py" />
            <source>Solo {region}: dim all other regions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/row.py" />
            <source>Reset {region} to its own style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/row.py" />
            <source>Selected regions are copied together when you click a reference or drag a whole face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/row.py" />
            <source>Mix of {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/row.py" />
            <source>How much of the reference's style is mixed into the portrait's own</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/row.py" />
            <source>Not in this layout: paint some {region} to add it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/shown_style.py" />
            <source>Not in this layout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/shown_style.py" />
            <source>Typical style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/small_widgets.py" />
            <source>Press {key} to paint this region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/small_widgets.py" />
            <source>Shortcut {key}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/source_words.py" />
            <source>Own style: reference removed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/source_words.py" />
            <source>Own style: {reference} has none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/source_words.py" />
            <source>{first} and {second}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/source_words.py" />
            <source>{shape}, own colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/source_words.py" />
            <source>Colour of {colour}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/source_words.py" />
            <source>{shape}, colour of {colour}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/source_words.py" />
            <source>Colour {colour}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/source_words.py" />
            <source>{shape}, colour {colour}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/amount_slider.py" />
            <source>Drag. Arrow keys move by 1 %, with Shift by 10 %. A double click sets it back to nothing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/amount_slider.py" />
            <source>{least}–{most} %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/amount_slider.py" />
            <source>Drag, or press [ and ] while the brush is in hand.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Soften</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Shadows and highlights of the face get weaker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Turn</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Light comes from the left or from the right of the picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Lift</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Light comes from below or from above</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Share of the light that was taken</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Take the light of a face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Light this face as the one selected under Faces. The menu of a face does it, too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Own light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Give the face its own light back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Taken</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Evenness</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Skin: blotches and redness go, pores stay</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Clarity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Eyes: more contrast, whites less red, irises more colourful</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Whitening</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Teeth: yellow goes, lightness comes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Shine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Hair and lips: their highlights grow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Detail</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>All regions: more or less of pores, lashes and single hairs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Cheeks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Show before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Hold to see the picture without retouching</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Reset all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Take back all retouching</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Tint of {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Size of the blemish brush</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Click a blemish in the result, or drag over several. With Alt a click brings it back. (S)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Bring back all blemishes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>The portrait has none of the selected regions.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>{n} blemishes taken away</source>
            <extracomment>For one: {n} blemish taken away</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Click them in the result.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/tint_button.py" />
            <source>Other colour…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/status_bar.py" />
            <source>Region under the pointer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/status_bar.py" />
            <source>Zoom</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/status_bar.py" />
            <source>Device</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/status_bar.py" />
            <source>Time of the last render</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/status_bar.py" />
            <source>Saved state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/status_bar.py" />
            <source>Loading…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/status_bar.py" />
            <source>No model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/status_bar.py" />
            <source>Saved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/tool_bar.py" />
            <source>Painting {region}. Click to swap with {other} (X)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/tool_bar.py" />
            <source>Painting {region}, swap with {other}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/tool_bar.py" />
            <source>Tools</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/transform_bar.py" />
            <source>Cancel (Esc)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/transform_bar.py" />
            <source>Accept (Enter)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/transform_bar.py" />
            <source> px</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/transform_bar.py" />
            <source>How far the outline grows, shrinks or is smoothed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/cells.py" />
            <source>Block {number} of {count}, {side} pixels: {style}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/cells.py" />
            <source>{block}, {side} × {side} pixels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/cells.py" />
            <source>Click: A or B. Drag: the same for several.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/cells.py" />
            <source>Blocks, from the coarsest to the finest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Drop a face on A or B, or click there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Neither A nor B has the selected regions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Play</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Swap A and B</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Share of B in all regions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Ease</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Loop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Presets</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Seconds from A to B</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>There and back, until you stop it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Play from A to B, without changing anything</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>The steps of Fig. 7 of the paper</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Coarse</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Fine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/presets.py" />
            <source>Coarse blocks first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/presets.py" />
            <source>Fine blocks first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/presets.py" />
            <source>All blocks alike</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/presets.py" />
            <source>{percent} % B</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/scrubber.py" />
            <source>Drag from A to B. Arrow keys move by 1 %, with Shift by 10 %.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/scrubber.py" />
            <source>{least}–{most} % B</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/scrubber.py" />
            <source>Share of B in {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/slot.py" />
            <source>Style {letter}: {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/slot.py" />
            <source>Style {letter}: {name}. Drop a face here, or click to choose.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/view_panels.py" />
            <source>Brush size ([ and ])</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/view_panels.py" />
            <source>Opacity of the layout over the photo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/view_panels.py" />
            <source>Hold to see the original (\)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/view_panels.py" />
            <source>Hold to see the original</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/camera.py" />
            <source>No camera was found.
Connect one, close other programs that use it, and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/camera.py" />
            <source>The camera stopped sending pictures.
Check its cable and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/export_preview.py" />
            <source>Arrow keys move the picture, + and - zoom, Ctrl+0 shows all of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/faces_view.py" />
            <source>Faces are numbered: digits or arrow keys choose one, Enter opens it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/placing.py" />
            <source>Left eye</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/placing.py" />
            <source>Right eye</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/placing.py" />
            <source>Mouth, left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/placing.py" />
            <source>Mouth, right</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/placing.py" />
            <source>Click the eye on the left side of the picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/placing.py" />
            <source>Click the eye on the right side of the picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/placing.py" />
            <source>Click the left corner of the mouth.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/placing.py" />
            <source>Click the right corner of the mouth.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/points_view.py" />
            <source>Click the eyes and the corners of the mouth, or press Space for each; arrow keys move the last point, 1 to 4 choose one, Backspace removes the last point.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/archive.py" />
            <source>{file} is damaged or incomplete. Download it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/archive.py" />
            <source>{file} unpacks to far more than {name} has. It is not the file you want.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/archive.py" />
            <source>There is no {name} in {file}. Choose another file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/celebahq.py" />
            <source>{variable} has to hold addresses that begin with https://, not {url}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/celebahq.py" />
            <source>What was downloaded cannot be used. {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/celebahq.py" />
            <source>Unpacking…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/celebahq.py" />
            <source>{file} could not be read, or not be stored in {folder} ({reason}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/celebahq.py" />
            <source>Checking…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/celebahq.py" />
            <source>Converting…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>BiSeNet face parser</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>The code it comes from is under the MIT licence. It was trained on the photographs of CelebAMask-HQ, which may be used for non-commercial research only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>VGG-19 for the perceptual loss in training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>Published by torchvision under the BSD licence. It was trained on ImageNet, whose pictures may be used for non-commercial research only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>Inception network for the Fréchet distance in evaluation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>Google's network of 2015, ported to PyTorch by pytorch-fid under the Apache licence. It was trained on ImageNet, whose pictures may be used for non-commercial research only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>MobileNetV2 for the figures of texture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>{file} could not be stored in {folder} ({reason}). Free some space there and check that the folder can be written to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>{file} could not be downloaded: {reasons}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>; </source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>Check your internet connection and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>The part that has arrived is kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>Or download {url} in a browser and put it into {folder}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>has another file of that name (its checksum is wrong)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>closed the connection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>has another file of that name ({total:,} bytes instead of {size:,})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>answered {code} ({reason})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>sent another part of the file than requested</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>does not give the file at present: too many people have downloaded it (its quota is used up)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>asks for a confirmation first, because it cannot scan a file of this size for viruses</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>sent a web page instead of the file (does the network ask you to sign in?)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>no longer has the file ({code})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>cannot be reached: this network's proxy asks for a password (407)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>did not answer in time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>cannot be found (is there a connection?)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>has a certificate that cannot be verified ({reason})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>cannot be reached ({reason})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/resumed_download.py" />
            <source>Another SEAN Editor is downloading {file}. Wait for it, or close it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/resumed_download.py" />
            <source>{file} needs {needed:,.0f} MB, but only {free:,.0f} MB are free in {folder}. Free some space there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/resumed_download.py" />
            <source>has another file of that name ({total:,} bytes, more than {most:,})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/machine/resumed_download.py" />
            <source>has another file of that name (more than {most:,} bytes)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/by_name.py" />
            <source>There is no picture “{name}”. Give a file, or a shipped portrait: {names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/by_name.py" />
            <source>Points show which face of {file} is meant: leave out the label map and the number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/cut_portrait.py" />
            <source>These points do not show a face in {file}: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/decode.py" />
            <source>{file} is not a picture of a kind that is supported. Use a PNG, JPEG, WebP or TIFF file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/decode.py" />
            <source>{file} cannot be read: permission denied. Check its permissions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/decode.py" />
            <source>{file} does not fit into memory. Scale it down, or close other programs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/decode.py" />
            <source>{file} cannot be read and may be damaged ({error}). Use another copy of the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/decode.py" />
            <source>{file} is a folder. Choose a picture inside it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/decode.py" />
            <source>{file} is not an ordinary file. Choose a picture file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/decode.py" />
            <source>{file} is a HEIC picture, which needs one more package. Save it as JPEG, or install the package with: {command}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/decode.py" />
            <source>{file} is too large: {width} x {height} pixels. Scale it down to at most {limit} megapixels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/deep_tiff.py" />
            <source>{file} has fractions and no colour profile: 0 to {white:g} is read as sRGB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/deep_tiff.py" />
            <source>samples below zero</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/label_order.py" />
            <source>The ids in {file} are in the order of face-parsing.PyTorch, where 17 is hair. They were converted to CelebAMask-HQ's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/label_order.py" />
            <source>Only {share} % of the regions in {file} lie where the face parser sees them. Check that it belongs to this picture and has the ids of CelebAMask-HQ.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/left_out.py" />
            <source>{file} is for HDR displays: what is brighter than white is edited as white.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/left_out.py" />
            <source>{file} is in linear light, of which eight bits are kept: dark parts of the whole photo may show steps. Convert it to sRGB or Display P3 before.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/left_out.py" />
            <source>{file} has a gain map for HDR displays, which is left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/left_out.py" />
            <source>{file} is an animation: only its first picture is opened.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/photo/left_out.py" />
            <source>{file} holds {n} more pictures, which are left out.</source>
            <extracomment>For one: {file} holds {n} more picture, which is left out.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/memory.py" />
            <source>{file} is a picture of {width} x {height} pixels in a very small file, which would take {size:.1f} GB of memory. Scale it down.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/photo/opening.py" />
            <source>{file} shows {n} faces: there is no face {number}.</source>
            <extracomment>For one: {file} shows {n} face: there is no face {number}.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/opening.py" />
            <source>No face was found in {file}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/opening.py" />
            <source>Show where the eyes and the corners of the mouth are, or give a label map made for this picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/opening.py" />
            <source>Show where the eyes and the corners of the mouth are, or give a label map made for this picture, as {labels}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/portraits.py" />
            <source>The folder {folder} cannot be read ({reason}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/portraits.py" />
            <source>There are no pictures in {folder}. Choose a folder with photos.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/portraits.py" />
            <source>{file} has the label map {labels}, so it shows a single face that is already cut out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/portraits.py" />
            <source>{file} was opened without its label map. {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/portraits.py" />
            <source>{labels} is {width} x {height} pixels, but {file} is {across} x {down}. Choose the label map made for this picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/tiff_header.py" />
            <source>colours of kind {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/tiff_header.py" />
            <source>compression {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/tiff_header.py" />
            <source>samples of different kinds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/tiff_header.py" />
            <source>{bits} bits of sample format {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/tiff_header.py" />
            <source>{count} samples a pixel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/tiff_header.py" />
            <source>more than 4 GB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/tiff_header.py" />
            <source>{file} is of a kind that is not supported: {what}. Save it in another program as PNG, or as TIFF with 8 or 16 bits.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/photo/tiff_header.py" />
            <source>{file} is a camera's raw file. Develop it first, and save it as JPEG or TIFF.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/archive.py" />
            <source>two of its parts have the same name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/archive.py" />
            <source>its parts overlap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/archive.py" />
            <source>{part} is missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/archive.py" />
            <source>{part} is compressed in a way that projects do not use</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/archive.py" />
            <source>{part} is damaged</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/checks.py" />
            <source>The layout in {file}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/checks.py" />
            <source>The label map of {portrait} in {file}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/checks.py" />
            <source>its portrait {portrait} is {width} x {height} pixels, which are not multiples of 32</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/checks.py" />
            <source>its fit has {count} regions instead of {wanted}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/checks.py" />
            <source>its style codes are missing or malformed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/checks.py" />
            <source>its style codes are not finite numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/limits.py" />
            <source>it has {count} parts, more than a project can have</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/limits.py" />
            <source>its parts are far larger than the file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/limits.py" />
            <source>{part} is larger than {limit:,} bytes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/limits.py" />
            <source>a picture in it is too large ({width} x {height} pixels)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/limits.py" />
            <source>its pictures are too large together</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/look_file.py" />
            <source>{file} is no file of a look. End the name in {ending}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/look_file.py" />
            <source>{file} is no look, or it is damaged. Choose a {ending} file that this program wrote.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/look_file.py" />
            <source>The look in {file} cannot be read: {reason}. Use another copy of the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/look_file.py" />
            <source>its manifest is not that of a look</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/made_styles.py" />
            <source>one of its styles is missing or damaged</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/manifest.py" />
            <source>its manifest is not that of a project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/manifest.py" />
            <source>two of its references are the same</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/manifest.py" />
            <source>format {version}, this program reads up to {newest}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/manifest.py" />
            <source>it refers to region {region}, which does not exist</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/manifest.py" />
            <source>an id in its manifest is malformed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/manifest_head.py" />
            <source>a newer SEAN Editor has written it; update this program to open it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/manifest_head.py" />
            <source>its manifest is not JSON</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/manifest_head.py" />
            <source>its regions are not those of {regions}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/manifest_head.py" />
            <source>“{key}” is missing or malformed in its manifest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/pictures.py" />
            <source>a picture in it has mode {found}, not {mode}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/portraits.py" />
            <source>its picture of {portrait} was changed outside this program</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>{references} in {file} cannot be used as a reference, and no region has its style: it was left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>{part} has not the size of its layout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>The photo of {portrait} in {file} is missing or damaged: its texture comes from the small picture. Add the photo again for all of its texture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>These snapshots in {file} are damaged and were left out: {names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>{file} is not a project, or it is damaged. Choose a .sean file saved by this program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>{file} was saved by a newer SEAN Editor ({error}). Update this program to open it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>{file} cannot be opened as a project: {reason}. Use another copy of it, or open the photo again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>{file} is a folder. Choose a .sean file inside it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>{file} is not an ordinary file. Choose a .sean file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>its photo cannot be decoded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>its photo is {width} x {height} pixels, the portrait was cut from one of {across} x {down}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/shared_file.py" />
            <source>{file} is a folder. Choose a {ending} file inside it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/snapshots.py" />
            <source>Automatic snapshot</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/styles_file.py" />
            <source>{file} is no file of styles. End the name in {ending}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/styles_file.py" />
            <source>A file holds 1 to {most} styles, not {n}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/styles_file.py" />
            <source>{file} holds no styles, or it is damaged. Choose a {ending} file that this program wrote.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/styles_file.py" />
            <source>All styles in {file} are damaged, or it has none. Use another copy of the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/styles_file.py" />
            <source>Unnamed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/styles_file.py" />
            <source>The styles in {file} cannot be read: {reason}. Use another copy of the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/styles_file.py" />
            <source>its manifest is not that of styles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/writing.py" />
            <source>{file} is not a project file. End the name in {ending}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/project_file/writing.py" />
            <source>{file} was not saved, because it could not be opened again: {reason}. Remove references, or use a smaller picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/applying.py" />
            <source>{reference} has no {regions}: left unchanged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/applying.py" />
            <source>There is no place for this: {regions}. Paint it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/applying.py" />
            <source>Shape</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/applying.py" />
            <source>{names} or {last}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/autosave.py" />
            <source>The folder {folder} cannot be created ({reason}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/autosave.py" />
            <source>{file} cannot be removed ({reason}). Remove it yourself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/dragged.py" />
            <source>{name} cannot be dragged like that: its way is no number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/dragged.py" />
            <source>{name} cannot be dragged like that: its reach is 0.1 to 4.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/dragged.py" />
            <source>A portrait has at most {n} pulls.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/dragged.py" />
            <source>{name} goes {longest} of the side at a time: give it again to drag it on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/dragged.py" />
            <source>There is no point {name}. The points are: {names}. With left- or right- before it, a point of two sides is dragged alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/dragged.py" />
            <source>The label map does not show the point {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/journal/journal.py" />
            <source>Could not write {file} ({reason}). Save your work to another disk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/journal/reader.py" />
            <source>The editor ended before the photo of {portrait} was copied. Open the photo again to put a result back into it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/kept_codes.py" />
            <source>This project was made with {weights}, not with {now}: the result may look different.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/applying.py" />
            <source>{look} was made with another network: the style of its {regions} was left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/applying.py" />
            <source>This portrait has no {regions}: the rest of {look} was applied.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/library.py" />
            <source>There is no look “{name}”. Give a file, or one of: {names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/making.py" />
            <source>There is nothing to keep as a look. Give a region a style or a colour, or retouch it, first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/painting.py" />
            <source>A strength lies between 0 and 1, not {strength}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/painting.py" />
            <source>Nothing of {look} can be applied to {portrait}: it has none of its regions, or the styles belong to another network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Copper hair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Chestnut hair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Ink black hair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Silver hair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Rose lips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Nude lips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Clean skin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Bright eyes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Studio light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Window light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Evening</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Natural polish</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/session/made_styles.py" />
            <source>{n} styles in use belong to another network: their regions show their own style.</source>
            <extracomment>For one: {n} style in use belongs to another network: its regions show their own style.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/making.py" />
            <source>An average is of two or more portraits. Choose another one as well.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/making.py" />
            <source>A seed is a whole number from 0 to {last}, not {seed}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/making.py" />
            <source>A random style needs the styles of two or more portraits, and there are none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/making.py" />
            <source>Random {seed}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/making.py" />
            <source>{name} has none of these regions. Choose others.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/making.py" />
            <source>Average of {first} and {second}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/session/making.py" />
            <source>Average of {first}, {second} and {n} more</source>
            <extracomment>For one: Average of {first}, {second} and {n} more</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/own_references.py" />
            <source>Could not write {file} ({reason}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/project_picture.py" />
            <source>{portrait} could not be rendered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/references.py" />
            <source>{reference} was left out of the references. {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/style_clipboard.py" />
            <source>This style was copied with another network, and means nothing to this one: copy it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/style_clipboard.py" />
            <source>Style of {region}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/style_clipboard.py" />
            <source>{targets}: now in the style of {region}. Its colour carries over, its pattern only roughly, and the texture stays as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/style_library.py" />
            <source>These styles in {file} are damaged and were left out: {names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/switching.py" />
            <source>{file} is made for {wanted} regions, and this editor paints {regions}. Choose another file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>strands from the photos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>pieces of the photos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>own texture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>no texture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>the reference is too small</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>the reference is too blurred</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>{size} px · photo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>The photo, retouched.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>Nothing has been edited yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>{size} px · first pass…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>The picture of the encoder's first pass. The styles are being refined.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>{size} px · network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>The picture of the network. The texture of the photos follows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>The picture of the network, without the texture of photos.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>{size} px · photo texture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>{size} px · own texture: {lack}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>{region}: {means}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>{region}: {means} ({lack})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/textured.py" />
            <source>{portrait} cannot get texture: that takes a square portrait of 256 pixels or more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/textured.py" />
            <source>A size is a multiple of 8 from 64 to 1024 pixels, not {size}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../sean_editor/session/transitions.py" />
            <source>A share of style B is a number from 0 to 1, or one for each of {n} blocks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Background</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>background</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>skin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Nose</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>nose</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Glasses</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>glasses</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>left eye</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>right eye</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>left brow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>right brow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Left ear</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>left ear</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Right ear</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>right ear</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Mouth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>mouth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>upper lip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>lower lip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>hair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Hat</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>hat</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Earring</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>earring</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Necklace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>necklace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Neck</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>neck</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>clothes</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
