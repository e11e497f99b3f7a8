<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en" language="zh_CN">
    <context>
        <name>sean_editor</name>
        <message>
            <location filename="../../models/atomic_write.py" />
            <source>{file} is a folder. Give the name of a file.</source>
            <translation>{file} 是文件夹。请给出文件名。</translation>
        </message>
        <message>
            <location filename="../../models/atomic_write.py" />
            <source>There is no folder {folder}. Create it, or save elsewhere.</source>
            <translation>文件夹 {folder} 不存在。请创建该文件夹，或保存到其他位置。</translation>
        </message>
        <message>
            <location filename="../../models/atomic_write.py" />
            <source>{file} is write-protected. Remove the protection, or save under another name.</source>
            <translation>{file} 有写保护。请取消保护，或换一个文件名保存。</translation>
        </message>
        <message>
            <location filename="../../models/atomic_write.py" />
            <source>Could not write {file} ({reason}). Free some space there, or choose another folder.</source>
            <translation>无法写入 {file}（{reason}）。请在该处腾出空间，或选择其他文件夹。</translation>
        </message>
        <message>
            <location filename="../../models/atomic_write.py" />
            <source>Could not write {file} ({reason}). Choose another folder.</source>
            <translation>无法写入 {file}（{reason}）。请选择其他文件夹。</translation>
        </message>
        <message>
            <location filename="../../models/atomic_write.py" />
            <source>Could not write {file} ({reason}). Try another name or folder.</source>
            <translation>无法写入 {file}（{reason}）。请换一个文件名或文件夹再试。</translation>
        </message>
        <message>
            <location filename="../../models/autoencoder/checkpoint.py" />
            <source>{file} holds weights, but not those of a texture autoencoder. Choose another file.</source>
            <translation>{file} 含有权重，但不是纹理自编码器的权重。请选择其他文件。</translation>
        </message>
        <message>
            <location filename="../../models/autoencoder/checkpoint.py" />
            <source>{file} is not a complete texture autoencoder. Download it again.</source>
            <translation>{file} 不是完整的纹理自编码器。请重新下载。</translation>
        </message>
        <message>
            <location filename="../../models/enlarger/checkpoint.py" />
            <source>{file} holds weights, but not those of an enlarger. Choose another file.</source>
            <translation>{file} 含有权重，但不是放大网络的权重。请选择其他文件。</translation>
        </message>
        <message>
            <location filename="../../models/enlarger/checkpoint.py" />
            <source>{file} is not a complete enlarger. Download it again.</source>
            <translation>{file} 不是完整的放大网络。请重新下载。</translation>
        </message>
        <message>
            <location filename="../../models/errors.py" />
            <source>The memory of the graphics card is used up. Close other programs that use it, or start with --device cpu.</source>
            <translation>显存已用尽。请关闭占用显存的其他程序，或使用 --device cpu 启动。</translation>
        </message>
        <message>
            <location filename="../../models/errors.py" />
            <source>The memory of this computer is used up. Close other programs, use a smaller picture, or remove references.</source>
            <translation>内存已用尽。请关闭其他程序、使用较小的图片，或移除一些参考。</translation>
        </message>
        <message>
            <location filename="../../models/label_maps/blurred.py" />
            <source>{file} has blurred label ids: between its regions are ids that neither of them has, as after scaling with interpolation or lossy compression. Scale the label map with the nearest pixel.</source>
            <translation>{file} 的标签编号已模糊：区域之间出现了两侧都没有的编号，通常由插值缩放或有损压缩造成。请用最近邻方式缩放标签图。</translation>
        </message>
        <message>
            <location filename="../../models/label_maps/colours.py" />
            <source>{file} has colours that are not in the palette of {regions}: {colours}. Paint them in its colours, or use a label map with ids.</source>
            <translation>{file} 中有不属于{regions}调色板的颜色：{colours}。请用调色板中的颜色绘制，或使用以编号表示的标签图。</translation>
        </message>
        <message>
            <location filename="../../models/label_maps/colours.py" />
            <source>{file} has colours between those of the regions, as smoothed edges have: {colours}. They were read as the nearest colour beside them.</source>
            <translation>{file} 中有介于各区域颜色之间的颜色，通常来自平滑的边缘：{colours}。已按相邻的最接近颜色读取。</translation>
        </message>
        <message>
            <location filename="../../models/label_maps/colours.py" />
            <source>{named}{more}; {count} pixels ({share} %) at x {left} to {right}, y {top} to {bottom}</source>
            <translation>{named}{more}；{count} 个像素（{share} %），位于 x {left} 至 {right}、y {top} 至 {bottom}</translation>
        </message>
        <message>
            <location filename="../../models/label_maps/formats.py" />
            <source>lossy WebP</source>
            <translation>有损 WebP</translation>
        </message>
        <message>
            <location filename="../../models/label_maps/formats.py" />
            <source>lossy TIFF</source>
            <translation>有损 TIFF</translation>
        </message>
        <message>
            <location filename="../../models/label_maps/formats.py" />
            <source>{file} is stored as {format}, which blurs label ids. Use a label map saved as PNG.</source>
            <translation>{file} 以{format}格式存储，会使标签编号模糊。请使用保存为 PNG 的标签图。</translation>
        </message>
        <message>
            <location filename="../../models/label_maps/reading.py" />
            <source>{file} has fractions as label ids. Use a label map with whole numbers.</source>
            <translation>{file} 的标签编号含有小数。请使用整数编号的标签图。</translation>
        </message>
        <message>
            <location filename="../../models/label_maps/reading.py" />
            <source>{file} is a mask of two values, not a label map. Use a label map, which has an id for each region.</source>
            <translation>{file} 是只有两个值的蒙版，不是标签图。请使用每个区域各有编号的标签图。</translation>
        </message>
        <message>
            <location filename="../../models/label_maps/reading.py" />
            <source>The palette of {file} is not that of the regions. Its indices were taken as label ids: check the layout.</source>
            <translation>{file} 的调色板与区域的调色板不同。已将索引作为标签编号读取：请检查布局。</translation>
        </message>
        <message>
            <location filename="../../models/label_maps/reading.py" />
            <source>{file} was read by its few colours, which are those of {regions}, and not by its palette indices: check the layout.</source>
            <translation>{file} 的颜色很少，且与{regions}的颜色一致，因此按颜色读取，而未按调色板索引读取：请检查布局。</translation>
        </message>
        <message>
            <location filename="../../models/parsing/bisenet.py" />
            <source>{count} tensors are missing, unknown or of another shape ({first})</source>
            <translation>有 {count} 个张量缺失、未知或形状不符（{first}）</translation>
        </message>
        <message>
            <location filename="../../models/parsing/checkpoint.py" />
            <source>{file} is not a complete face parser. Download it again.</source>
            <translation>{file} 不是完整的人脸解析器。请重新下载。</translation>
        </message>
        <message>
            <location filename="../../models/parsing/checkpoint.py" />
            <source>{file} is not the public face parser 79999_iter.pth: {error}. Download it again.</source>
            <translation>{file} 不是公开的人脸解析器 79999_iter.pth：{error}。请重新下载。</translation>
        </message>
        <message>
            <location filename="../../models/parsing/locator_file.py" />
            <source>{file} is not a complete face locator. Download it again.</source>
            <translation>{file} 不是完整的人脸定位器。请重新下载。</translation>
        </message>
        <message>
            <location filename="../../models/parsing/our_file.py" />
            <source>face parser</source>
            <translation>人脸解析器</translation>
        </message>
        <message>
            <location filename="../../models/parsing/our_file.py" />
            <source>face locator</source>
            <translation>人脸定位器</translation>
        </message>
        <message>
            <location filename="../../models/parsing/our_file.py" />
            <source>{file} holds weights, but not those of a {network}. Choose another file.</source>
            <translation>{file} 含有权重，但不是 {network} 的权重。请选择其他文件。</translation>
        </message>
        <message>
            <location filename="../../models/parsing/our_file.py" />
            <source>{file} is not a complete {network}. Download it again.</source>
            <translation>{file} 不是完整的{network}。请重新下载。</translation>
        </message>
        <message>
            <location filename="../../models/regions/group_file.py" />
            <source>It is not JSON.</source>
            <translation>内容不是 JSON。</translation>
        </message>
        <message>
            <location filename="../../models/regions/group_file.py" />
            <source>It has no names of groups.</source>
            <translation>其中没有分组名称。</translation>
        </message>
        <message>
            <location filename="../../models/regions/group_file.py" />
            <source>It is too large.</source>
            <translation>文件过大。</translation>
        </message>
        <message>
            <location filename="../../models/regions/group_file.py" />
            <source>{file} cannot be read: {why}.</source>
            <translation>无法读取 {file}：{why}。</translation>
        </message>
        <message>
            <location filename="../../models/regions/group_file.py" />
            <source>It is not text.</source>
            <translation>内容不是文本。</translation>
        </message>
        <message>
            <location filename="../../models/regions/group_file.py" />
            <source>{file} is no file of region groups. {why} A file looks like this: {example}</source>
            <translation>{file} 不是区域分组文件。{why}文件格式示例：{example}</translation>
        </message>
        <message>
            <location filename="../../models/regions/group_file.py" />
            <source>The group “{group}” is no list of regions.</source>
            <translation>分组“{group}”不是区域列表。</translation>
        </message>
        <message>
            <location filename="../../models/regions/group_file.py" />
            <source>The group “{group}” has an unknown region: {region}.</source>
            <translation>分组“{group}”含有未知区域：{region}。</translation>
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>Face skin</source>
            <translation>面部皮肤</translation>
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>face skin</source>
            <translation>面部皮肤</translation>
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>Eyes</source>
            <translation>眼睛</translation>
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>eyes</source>
            <translation>眼睛</translation>
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>Brows</source>
            <translation>眉毛</translation>
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>brows</source>
            <translation>眉毛</translation>
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>Lips</source>
            <translation>嘴唇</translation>
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>lips</source>
            <translation>嘴唇</translation>
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>A group needs a name.</source>
            <translation>请为分组命名。</translation>
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>The name of a group has at most {n} characters.</source>
            <translation>分组名称最多 {n} 个字符。</translation>
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>The name of a group has characters that cannot be shown.</source>
            <translation>分组名称含有无法显示的字符。</translation>
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>The name of a group has no comma: commas separate names.</source>
            <translation>分组名称不能含有逗号：逗号用于分隔各个名称。</translation>
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>A group needs a region. Select those that go together.</source>
            <translation>分组至少要有一个区域。请选择要归为一组的区域。</translation>
        </message>
        <message>
            <location filename="../../models/regions/groups.py" />
            <source>There is a region or group called “{name}”. Choose another name.</source>
            <translation>已有名为“{name}”的区域或分组。请换一个名称。</translation>
        </message>
        <message>
            <location filename="../../models/sean/checkpoint.py" />
            <source>{file} is not a complete SEAN generator: {missing} tensors are missing and {wrong} have another shape (first: {first}). Download the file again.</source>
            <translation>{file} 不是完整的 SEAN 生成器：缺少 {missing} 个张量，另有 {wrong} 个张量形状不符（第一个：{first}）。请重新下载该文件。</translation>
        </message>
        <message>
            <location filename="../../models/sean/checkpoint.py" />
            <source>{file} is another network: {count} of its tensors are missing, unknown or of another shape (first: {first}). Choose another file.</source>
            <translation>{file} 是另一种网络：有 {count} 个张量缺失、未知或形状不符（第一个：{first}）。请选择其他文件。</translation>
        </message>
        <message>
            <location filename="../../models/sean/checkpoint.py" />
            <source>{file} holds a kind of SEAN generator that this version does not know. Update the program.</source>
            <translation>{file} 含有本版本不认识的一种 SEAN 生成器。请更新程序。</translation>
        </message>
        <message>
            <location filename="../../models/sean/checkpoint.py" />
            <source>{file} does not match its own description of the network. Download it again.</source>
            <translation>{file} 与其自带的网络描述不符。请重新下载。</translation>
        </message>
        <message>
            <location filename="../../models/sean/checkpoint.py" />
            <source>{file} holds weights, but not those of a SEAN generator. Choose another file.</source>
            <translation>{file} 含有权重，但不是 SEAN 生成器的权重。请选择其他文件。</translation>
        </message>
        <message>
            <location filename="../../models/translation.py" />
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <location filename="../../models/translation.py" />
            <source>{before} {after}</source>
            <translation>{before}{after}</translation>
        </message>
        <message>
            <location filename="../../models/weights_file.py" />
            <source>There is no weights file at {file}. Put it there or choose another one; docs/user-guide.md lists all weights and where to get them.</source>
            <translation>{file} 处没有权重文件。请将文件放到该处，或选择其他文件；docs/user-guide.md 列出了所有权重及其来源。</translation>
        </message>
        <message>
            <location filename="../../models/weights_file.py" />
            <source>{file} does not fit into memory. Close other programs.</source>
            <translation>内存不足，无法载入 {file}。请关闭其他程序。</translation>
        </message>
        <message>
            <location filename="../../models/weights_file.py" />
            <source>{file} cannot be read as weights: it is damaged, or not a .pth or .safetensors file of plain tensors. Download or export it again.</source>
            <translation>无法将 {file} 作为权重读取：文件已损坏，或不是只含张量的 .pth 或 .safetensors 文件。请重新下载或导出。</translation>
        </message>
        <message>
            <location filename="../../models/weights_file.py" />
            <source>{file} does not hold the named tensors of a network. Choose another file.</source>
            <translation>{file} 中没有网络的命名张量。请选择其他文件。</translation>
        </message>
        <message>
            <location filename="../../models/weights_file.py" />
            <source>{file} has weights that are not finite numbers. Download or export it again.</source>
            <translation>{file} 中的权重含有非有限数值。请重新下载或导出。</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/batch/batch.py" />
            <source>The styles {names} belong to another network and are not applied.</source>
            <extracomment>For one: The style {names} belongs to another network and is not applied.</extracomment>
            <translation>
                <numerusform>风格“{names}”属于另一个网络，未应用。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/batch/batch.py" />
            <source>No face shows a region of the edit that its reference shows, too.</source>
            <translation>没有一张人脸含有此编辑与其参考共有的区域。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/batch/batch.py" />
            <source>{file} is a file. Give the name of a folder.</source>
            <translation>{file} 是文件。请给出文件夹名。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/batch/batch.py" />
            <source>{folder} is the folder of the photos themselves. Write the results to another one.</source>
            <translation>{folder} 就是照片所在的文件夹。请将结果写入其他文件夹。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/batch/batch.py" />
            <source>The folder {folder} cannot be created ({reason}). Choose another one.</source>
            <translation>无法创建文件夹 {folder}（{reason}）。请选择其他文件夹。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/batch/batch.py" />
            <source>{file} is the result of an earlier edit.</source>
            <translation>{file} 是之前一次编辑的结果。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/batch/edit.py" />
            <source>The outline that was dragged belongs to its own portrait and is not applied.</source>
            <translation>拖动过的轮廓只属于原来的人像，未应用。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/batch/edit.py" />
            <source>The blemishes that were taken away belong to their own portrait and are not applied.</source>
            <translation>去除的瑕疵属于原来的人像，未应用。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/batch/edit.py" />
            <source>{portrait} has no style of a reference, no chosen colour, no retouching of regions and no light in use, so there is nothing to apply to other photos. Give it one of them.</source>
            <translation>{portrait} 没有使用任何参考的风格、选定的颜色、区域修饰或光照，因此没有可应用到其他照片的内容。请先使用其中之一。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/batch/edit.py" />
            <source>A strength is more than 0 and at most 1, not {strength}.</source>
            <translation>强度应大于 0 且不超过 1，而不是 {strength}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/batch/names.py" />
            <source>There is no folder {folder}. Check the name.</source>
            <translation>文件夹 {folder} 不存在。请检查名称。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/batch/names.py" />
            <source>{folder} cannot be read ({reason}).</source>
            <translation>无法读取 {folder}（{reason}）。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/batch/names.py" />
            <source>There are no photos in {folder}. Subfolders are not searched.</source>
            <translation>{folder} 中没有照片。不会搜索子文件夹。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/batch/names.py" />
            <source>There is no file {file}. Check the name.</source>
            <translation>文件 {file} 不存在。请检查名称。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/batch/names.py" />
            <source>{file} and {other} have the same name. Rename one, or edit them one after the other.</source>
            <translation>{file} 和 {other} 的名称相同。请重命名其中一个，或依次编辑。</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/batch/photo.py" />
            <source>The regions of {n} faces are uncertain. Check the result.</source>
            <extracomment>For one: The regions of {n} face are uncertain. Check the result.</extracomment>
            <translation>
                <numerusform>有 {n} 张人脸的区域划分可能有误。请检查结果。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/batch/photo.py" />
            <source>No face was found with certainty. Open the photo itself, and show where its face is.</source>
            <translation>未能明确检测到人脸。请直接打开该照片，并指明人脸的位置。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/batch/report.py" />
            <source>{file} exists and is not as this batch wrote it. Move it away, or choose another folder.</source>
            <translation>{file} 已存在，且不是此次批处理写入时的内容。请将其移走，或选择其他文件夹。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Hair</source>
            <translation>头发</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Black</source>
            <translation>黑色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Dark brown</source>
            <translation>深棕色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Brown</source>
            <translation>棕色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Light brown</source>
            <translation>浅棕色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Dark blond</source>
            <translation>深金色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Blond</source>
            <translation>金色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Light blond</source>
            <translation>浅金色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Platinum</source>
            <translation>铂金色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Auburn</source>
            <translation>红褐色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Red</source>
            <translation>红色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Ginger</source>
            <translation>姜红色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Dark grey</source>
            <translation>深灰色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Grey</source>
            <translation>灰色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>White</source>
            <translation>白色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Rose</source>
            <translation>玫瑰色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Wine</source>
            <translation>酒红色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Violet</source>
            <translation>紫罗兰色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Blue</source>
            <translation>蓝色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Turquoise</source>
            <translation>绿松石色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Green</source>
            <translation>绿色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Pale</source>
            <translation>浅淡色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Nude</source>
            <translation>裸色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Peach</source>
            <translation>桃色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Rosewood</source>
            <translation>豆沙色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Pink</source>
            <translation>粉色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Coral</source>
            <translation>珊瑚色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Dark red</source>
            <translation>深红色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Berry</source>
            <translation>莓果色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Plum</source>
            <translation>梅子色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Amber</source>
            <translation>琥珀色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Hazel</source>
            <translation>榛色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Grey-green</source>
            <translation>灰绿色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Grey-blue</source>
            <translation>灰蓝色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Light blue</source>
            <translation>浅蓝色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Dark blue</source>
            <translation>深蓝色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Skin</source>
            <translation>皮肤</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Very light</source>
            <translation>极浅</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Light, warm</source>
            <translation>浅，暖调</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Medium</source>
            <translation>中等</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Medium, warm</source>
            <translation>中等，暖调</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Olive</source>
            <translation>橄榄色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Tan</source>
            <translation>小麦色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Deep</source>
            <translation>深</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Very deep</source>
            <translation>极深</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Clothes</source>
            <translation>衣服</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Cream</source>
            <translation>奶油色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Charcoal</source>
            <translation>炭灰色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Navy</source>
            <translation>海军蓝</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Sky blue</source>
            <translation>天蓝色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Yellow</source>
            <translation>黄色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/colour/swatches.py" />
            <source>Orange</source>
            <translation>橙色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/document.py" />
            <source>The label map of {portrait}</source>
            <translation>{portrait} 的标签图</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/document.py" />
            <source>Style</source>
            <translation>风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/document.py" />
            <source>Remove colour</source>
            <translation>移除颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/document.py" />
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/document.py" />
            <source>Mix</source>
            <translation>混合</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/document.py" />
            <source>Reset style</source>
            <translation>重置风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/document.py" />
            <source>Fit to photo</source>
            <translation>拟合照片</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/document.py" />
            <source>Remove fit</source>
            <translation>移除拟合</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/dragging.py" />
            <source>Drag outline</source>
            <translation>拖动轮廓</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/dragging.py" />
            <source>Reset outline</source>
            <translation>重置轮廓</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Left corner of the mouth</source>
            <translation>左嘴角</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Right corner of the mouth</source>
            <translation>右嘴角</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Upper lip</source>
            <translation>上唇</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Lower lip</source>
            <translation>下唇</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Inner end of the left brow</source>
            <translation>左眉内端</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Inner end of the right brow</source>
            <translation>右眉内端</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Left brow</source>
            <translation>左眉</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Right brow</source>
            <translation>右眉</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Outer end of the left brow</source>
            <translation>左眉外端</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Outer end of the right brow</source>
            <translation>右眉外端</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Inner corner of the left eye</source>
            <translation>左眼内眼角</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Inner corner of the right eye</source>
            <translation>右眼内眼角</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Outer corner of the left eye</source>
            <translation>左眼外眼角</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Outer corner of the right eye</source>
            <translation>右眼外眼角</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Upper lid of the left eye</source>
            <translation>左眼上眼睑</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Upper lid of the right eye</source>
            <translation>右眼上眼睑</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Lower lid of the left eye</source>
            <translation>左眼下眼睑</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Lower lid of the right eye</source>
            <translation>右眼下眼睑</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Left wing of the nose</source>
            <translation>左鼻翼</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Right wing of the nose</source>
            <translation>右鼻翼</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Tip of the nose</source>
            <translation>鼻尖</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Left cheek</source>
            <translation>左脸颊</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Right cheek</source>
            <translation>右脸颊</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Left side of the jaw</source>
            <translation>下颌左侧</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Right side of the jaw</source>
            <translation>下颌右侧</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Chin</source>
            <translation>下巴</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Hairline</source>
            <translation>发际线</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Top of the hair</source>
            <translation>头发顶部</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Hair at the upper left</source>
            <translation>左上方头发</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Hair at the upper right</source>
            <translation>右上方头发</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Left side of the hair</source>
            <translation>头发左侧</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/face_points.py" />
            <source>Right side of the hair</source>
            <translation>头发右侧</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/fit.py" />
            <source>the style codes of the fit are {shape}, not [S, 512] or [6, S, 512]</source>
            <translation>拟合的风格编码形状为 {shape}，而不是 [S, 512] 或 [6, S, 512]</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/fit.py" />
            <source>the PSNR of the fit is not a finite number</source>
            <translation>拟合的峰值信噪比（PSNR）不是有限数值</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/fit.py" />
            <source>the fit is incomplete</source>
            <translation>拟合不完整</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/fit.py" />
            <source>the values of the fit are not finite floats</source>
            <translation>拟合的数值不是有限的浮点数</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/layout.py" />
            <source>Fill</source>
            <translation>填充</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/layout.py" />
            <source>Rectangle</source>
            <translation>矩形</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/layout.py" />
            <source>Lasso</source>
            <translation>套索</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/layout.py" />
            <source>The layout</source>
            <translation>布局</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/layout.py" />
            <source>Open layout</source>
            <translation>打开布局</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/photo_origin.py" />
            <source>the eyes and the mouth are at the same place</source>
            <translation>眼睛和嘴位于同一位置</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/portrait.py" />
            <source>{subject} has label ids that do not exist in {regions}: {shown}. Use a label map with ids 0 to {last}.</source>
            <translation>{subject}中有{regions}不存在的标签编号：{shown}。请使用编号为 0 至 {last} 的标签图。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/portrait.py" />
            <source>{subject} is not a label map (one integer id per pixel).</source>
            <translation>{subject}不是标签图（每个像素一个整数编号）。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/portrait.py" />
            <source>{subject} is {width} x {height} pixels, the portrait is {across} x {down}. Choose a label map of the portrait's size.</source>
            <translation>{subject}为 {width} x {height} 像素，而人像为 {across} x {down} 像素。请选择与人像大小相同的标签图。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/reshaping.py" />
            <source>Transform</source>
            <translation>变换</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/reshaping.py" />
            <source>Grow region</source>
            <translation>扩展区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/reshaping.py" />
            <source>Shrink region</source>
            <translation>收缩区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/reshaping.py" />
            <source>Smooth outline</source>
            <translation>平滑轮廓</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/reshaping.py" />
            <source>Fill holes</source>
            <translation>填补孔洞</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/snapshots.py" />
            <source>Return to an automatic snapshot</source>
            <translation>返回自动快照</translation>
        </message>
        <message>
            <location filename="../../sean_editor/document/snapshots.py" />
            <source>Return to {name}</source>
            <translation>返回{name}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/engine/device.py" />
            <source>There is no device “{name}”. Choose one of: {names}.</source>
            <translation>没有名为“{name}”的设备。可选：{names}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/engine/device.py" />
            <source>The device “{name}” is not available here. Choose “auto” or “cpu”.</source>
            <translation>设备“{name}”在此不可用。请选择“auto”或“cpu”。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/engine/device.py" />
            <source>Apple GPU (MPS)</source>
            <translation>Apple GPU（MPS）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/engine/device.py" />
            <source>CPU, {n} of {count} threads</source>
            <translation>CPU，{count} 个线程中的 {n} 个</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/engine/device.py" />
            <source>CPU, {n} threads</source>
            <extracomment>For one: CPU, {n} thread</extracomment>
            <translation>
                <numerusform>CPU，{n} 个线程</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/engine/device.py" />
            <source>The memory of the graphics card is used up: the network runs on the CPU from now on. Nothing was lost. Close other programs that use the card, and start this one again to use it.</source>
            <translation>显存已用尽：网络从现在起改用 CPU 运行。没有丢失任何内容。要重新使用显卡，请关闭占用显卡的其他程序，然后重新启动本程序。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/engine/device.py" />
            <source>The graphics card failed ({reason}): the network runs on the CPU from now on. Nothing was lost. Start the program again to use the card.</source>
            <translation>显卡发生故障（{reason}）：网络从现在起改用 CPU 运行。没有丢失任何内容。要重新使用显卡，请重新启动程序。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/engine/engine.py" />
            <source>{file} has changed while it was in use, and the graphics card failed. Save your work and start the program again.</source>
            <translation>{file} 在使用期间被更改，且显卡发生故障。请保存您的工作，然后重新启动程序。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/engine/folding.py" />
            <source>it has several style encoders</source>
            <translation>它有多个风格编码器</translation>
        </message>
        <message>
            <location filename="../../sean_editor/engine/folding.py" />
            <source>it has no mask branch</source>
            <translation>它没有蒙版分支</translation>
        </message>
        <message>
            <location filename="../../sean_editor/engine/folding.py" />
            <source>it has no style branch</source>
            <translation>它没有风格分支</translation>
        </message>
        <message>
            <location filename="../../sean_editor/engine/folding.py" />
            <source>it has a coarse style map</source>
            <translation>它的风格图过于粗略</translation>
        </message>
        <message>
            <location filename="../../sean_editor/engine/folding.py" />
            <source>{name} can be evaluated (command `evaluate`), but not used in the editor: {reason}.</source>
            <translation>{name} 可以评估（命令 `evaluate`），但不能在编辑器中使用：{reason}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/engine/transfer.py" />
            <source>“{colour}” is no colour. Write it as #rrggbb, e.g. #7a3b1e.</source>
            <translation>“{colour}”不是颜色。请写成 #rrggbb 的形式，例如 #7a3b1e。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/engine/transfer.py" />
            <source>{name} belongs to another network (SHA-256 {sha}…): its numbers mean nothing to this one. Start with that network (--checkpoint), or make the style again with this one.</source>
            <translation>{name} 属于另一个网络（SHA-256 {sha}…），其数值不适用于当前网络。请用该网络启动（--checkpoint），或用当前网络重新制作此风格。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/engine/transfer.py" />
            <source>A mix is between 0 (own style) and 1 (the reference's style), not {mix}.</source>
            <translation>混合值应在 0（自身风格）与 1（参考风格）之间，而不是 {mix}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/engine/transfer.py" />
            <source>There is no region “{region}”. The regions are: {names}. The groups are: {groups}.</source>
            <translation>没有名为“{region}”的区域。可用的区域：{names}。可用的分组：{groups}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/engine/worker.py" />
            <source>Something went wrong ({error}).</source>
            <translation>出错了（{error}）。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/animation.py" />
            <source>{file} cannot be written as a transition. End the name in {endings}.</source>
            <translation>{file} 无法写为过渡。文件名请以 {endings} 结尾。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/animation.py" />
            <source>A GIF shows {most} pictures a second at most, not {rate}. Choose fewer pictures, more seconds, or WebP.</source>
            <translation>GIF 每秒最多显示 {most} 张图片，而不是 {rate} 张。请减少图片数、延长时间，或选择 WebP。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/animation.py" />
            <source>This build of OpenCV cannot write MP4. Choose WebP or GIF.</source>
            <translation>此版本的 OpenCV 无法写入 MP4。请选择 WebP 或 GIF。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/array.py" />
            <source>{file} is not a NumPy file. End the name in .npy.</source>
            <translation>{file} 不是 NumPy 文件。文件名请以 .npy 结尾。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/before_after.py" />
            <source>Before</source>
            <translation>处理前</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/before_after.py" />
            <source>After</source>
            <translation>处理后</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/formats.py" />
            <source>{file} cannot be written in this format. End the name in {endings}.</source>
            <translation>无法以此格式写入 {file}。文件名请以 {endings} 结尾。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/handover.py" />
            <source>{portrait} is no part of a layer.</source>
            <translation>{portrait} 不是图层的一部分。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/handover.py" />
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/handover.py" />
            <source>Matte</source>
            <translation>遮罩</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/handover.py" />
            <source>Label map</source>
            <translation>标签图</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/heat_map.py" />
            <source>Did not change</source>
            <translation>未改变</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/heat_map.py" />
            <source>Changed by 1 to {largest} of {white} levels</source>
            <translation>改变了 1 至 {largest} 级（满幅 {white} 级）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/heat_map.py" />
            <source>Outline of what may change</source>
            <translation>可改变范围的轮廓</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/heat_map.py" />
            <source>Changed outside it</source>
            <translation>范围之外的改变</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/layers.py" />
            <source>Photo</source>
            <translation>照片</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/layers.py" />
            <source>Regions</source>
            <translation>区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/mask.py" />
            <source>{file} is not a PNG file. A label map is saved as PNG: end the name in .png.</source>
            <translation>{file} 不是 PNG 文件。标签图以 PNG 保存：文件名请以 .png 结尾。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/matte.py" />
            <source>{file} cannot hold a matte without loss. End the name in {endings}.</source>
            <translation>{file} 无法无损地保存遮罩。文件名请以 {endings} 结尾。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/openraster.py" />
            <source>{file} is not an OpenRaster file. End the name in .ora.</source>
            <translation>{file} 不是 OpenRaster 文件。文件名请以 .ora 结尾。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/proof_file.py" />
            <source>{file} exists and is not a proof. Move it away, or choose another name.</source>
            <translation>{file} 已存在，且不是证明文件。请将其移走，或换一个文件名。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/proof_file.py" />
            <source>{file} cannot be read ({reason}). Check the name.</source>
            <translation>无法读取 {file}（{reason}）。请检查名称。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/proof_file.py" />
            <source>{file} is not a proof, or is damaged. Export again with a proof.</source>
            <translation>{file} 不是证明文件，或已损坏。请连同证明重新导出。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/proof_file.py" />
            <source>{file} was written by a newer version. Update the program.</source>
            <translation>{file} 由较新的版本写入。请更新本程序。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/proof_words.py" />
            <source>Unedited areas are not kept: the whole face is repainted.</source>
            <translation>不保留未编辑的部分：整张人脸已重新绘制。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/proof_words.py" />
            <source>No pixel is outside the edit.</source>
            <translation>没有像素位于编辑范围之外。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/proof_words.py" />
            <source>{count} pixels outside the edit: {changed} changed.</source>
            <translation>编辑范围之外有 {count} 个像素：其中 {changed} 个改变。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/proof_words.py" />
            <source>{format} itself is not lossless here: it changed {changed} of them, by at most {largest} of {white} levels.</source>
            <translation>{format} 格式在此处并非无损：它使其中 {changed} 个像素改变，幅度最大 {largest} 级（满幅 {white} 级）。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/timing.py" />
            <source>A transition has {fewest} to {most} pictures, not {count}.</source>
            <translation>过渡应有 {fewest} 至 {most} 张图片，而不是 {count} 张。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/timing.py" />
            <source>A transition lasts {shortest} to {longest} seconds, not {seconds}.</source>
            <translation>过渡时长应为 {shortest} 至 {longest} 秒，而不是 {seconds} 秒。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/verify.py" />
            <source>{before} has {width} x {height} pixels and {after} has {other_width} x {other_height}. Compare pictures of one size.</source>
            <translation>{before} 为 {width} x {height} 像素，而 {after} 为 {other_width} x {other_height} 像素。请比较大小相同的图片。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/verify.py" />
            <source>The mask has {width} x {height} pixels, and {before} has {other_width} x {other_height}. Use the mask that belongs to these pictures.</source>
            <translation>蒙版为 {width} x {height} 像素，而 {before} 为 {other_width} x {other_height} 像素。请使用属于这些图片的蒙版。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/verify.py" />
            <source>The colour profiles differ: pixels that are equal as stored do not look the same everywhere.</source>
            <translation>颜色配置文件不同：存储值相同的像素，显示效果并非处处一致。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/verify.py" />
            <source>{file} is not the picture that the proof was made of.</source>
            <translation>{file} 不是制作此证明时所用的图片。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/export/verify.py" />
            <source>{format} itself is not lossless here and changes pixels everywhere. Export as PNG to have the others equal.</source>
            <translation>{format} 在此处并非无损，会改变各处的像素。要使其余像素保持相同，请导出为 PNG。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/extras.py" />
            <source>{packages} could not be installed ({reason}). Check the connection.</source>
            <translation>无法安装 {packages}（{reason}）。请检查网络连接。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/actions.py" />
            <source>Paint {region}</source>
            <translation>绘制{region}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/actions.py" />
            <source>Paint with</source>
            <translation>绘制区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Take snapshot</source>
            <translation>创建快照</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Compare the ticked states</source>
            <translation>比较勾选的状态</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Copy result</source>
            <translation>复制结果</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Paste picture</source>
            <translation>粘贴图片</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Brush</source>
            <translation>画笔</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Eraser</source>
            <translation>橡皮擦</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Pick region</source>
            <translation>拾取区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Pan</source>
            <translation>平移</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Smaller brush</source>
            <translation>缩小画笔</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Larger brush</source>
            <translation>放大画笔</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Much smaller brush</source>
            <translation>大幅缩小画笔</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Much larger brush</source>
            <translation>大幅放大画笔</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Swap the last two regions</source>
            <translation>交换最近两个区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Paint both sides (mirror)</source>
            <translation>左右对称绘制（镜像）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/edit.py" />
            <source>Pressure sets the size</source>
            <translation>压感控制大小</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Open…</source>
            <translation>打开…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Take a picture…</source>
            <translation>拍照…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Open with a label map…</source>
            <translation>与标签图一起打开…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Open layout…</source>
            <translation>打开布局…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Add references…</source>
            <translation>添加参考…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Save as…</source>
            <translation>另存为…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Export layout…</source>
            <translation>导出布局…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Export before and after…</source>
            <translation>导出前后对比…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Export transition…</source>
            <translation>导出过渡…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Apply to a folder…</source>
            <translation>应用到文件夹…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/file.py" />
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/help.py" />
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/help.py" />
            <source>Manual</source>
            <translation>使用手册</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/help.py" />
            <source>Show the first steps</source>
            <translation>显示入门提示</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/help.py" />
            <source>Find a command…</source>
            <translation>查找命令…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/help.py" />
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/help.py" />
            <source>About SEAN Editor</source>
            <translation>关于 SEAN Editor</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/model.py" />
            <source>&amp;Model</source>
            <translation>模型(&amp;M)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/model.py" />
            <source>compact-256: ours, the fastest</source>
            <translation>compact-256：自带，速度最快</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/model.py" />
            <source>wide-256: ours, a little sharper</source>
            <translation>wide-256：自带，更清晰一些</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/model.py" />
            <source>celebahq-256: the authors', full size</source>
            <translation>celebahq-256：论文作者训练，完整规模</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/model.py" />
            <source>Another weights file</source>
            <translation>其他权重文件</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/model.py" />
            <source>Choose a weights file…</source>
            <translation>选择权重文件…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/model.py" />
            <source>Get the CelebA-HQ model…</source>
            <translation>获取 CelebA-HQ 模型…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/model.py" />
            <source>Face parser…</source>
            <translation>人脸解析器…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>&amp;Region</source>
            <translation>区域(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Previous region</source>
            <translation>上一个区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Next region</source>
            <translation>下一个区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Lock this region</source>
            <translation>锁定此区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Solo this region</source>
            <translation>单独显示此区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Select this region</source>
            <translation>选择此区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Select all regions</source>
            <translation>选择所有区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Deselect all regions</source>
            <translation>取消选择所有区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Regions go in groups</source>
            <translation>按分组应用区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Make a group of the selected regions…</source>
            <translation>将所选区域编为分组…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Import groups…</source>
            <translation>导入分组…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Export groups…</source>
            <translation>导出分组…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Transform this region</source>
            <translation>变换此区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Free warp</source>
            <translation>自由变形</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Mirror horizontally</source>
            <translation>水平翻转</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Mirror vertically</source>
            <translation>垂直翻转</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Grow</source>
            <translation>扩展</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Shrink</source>
            <translation>收缩</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Label the regions again</source>
            <translation>重新标注区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Start from a neutral layout</source>
            <translation>从中性布局开始</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Adjust crop…</source>
            <translation>调整裁剪…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/region.py" />
            <source>Groups</source>
            <translation>分组</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>&amp;Style</source>
            <translation>风格(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Apply selected reference</source>
            <translation>应用所选参考</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Find reference</source>
            <translation>查找参考</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Only colour</source>
            <translation>仅颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Choose colour…</source>
            <translation>选择颜色…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Keep this region's own colour</source>
            <translation>保留此区域的自身颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Remove this region's other colour</source>
            <translation>移除此区域采用的颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Copy style</source>
            <translation>复制风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Paste style</source>
            <translation>粘贴风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Average of the selected references</source>
            <translation>所选参考的平均风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Random style</source>
            <translation>随机风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Keep style in library</source>
            <translation>将风格保存到风格库</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Import styles…</source>
            <translation>导入风格…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Export styles…</source>
            <translation>导出风格…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Looks</source>
            <translation>造型</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Save look</source>
            <translation>保存造型</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Import look…</source>
            <translation>导入造型…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Export look…</source>
            <translation>导出造型…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Reset this region's style</source>
            <translation>重置此区域的风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Reset all styles</source>
            <translation>重置所有风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Two styles: transition and crossover</source>
            <translation>双风格：过渡与交叉</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Retouch</source>
            <translation>修饰</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Blemish brush</source>
            <translation>去瑕画笔</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Reset retouching</source>
            <translation>重置修饰</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/style.py" />
            <source>Fit to photo…</source>
            <translation>拟合照片…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Zoom in</source>
            <translation>放大</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Zoom out</source>
            <translation>缩小</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Fit to view</source>
            <translation>适应视图</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Zoom to 100 %</source>
            <translation>缩放到 100 %</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Hide layout</source>
            <translation>隐藏布局</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Outline regions</source>
            <translation>显示区域轮廓</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Keep unedited areas</source>
            <translation>保留未编辑的部分</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Photo texture</source>
            <translation>照片纹理</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Split view: original and result</source>
            <translation>分割视图：原图与结果</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Large result</source>
            <translation>放大结果视图</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Performance</source>
            <translation>性能</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Below the views</source>
            <translation>位于视图下方</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Folded to a line</source>
            <translation>折叠为一行</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Beside the result</source>
            <translation>位于结果旁边</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Colour-blind-safe colours</source>
            <translation>色盲友好颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>CelebAMask-HQ colours</source>
            <translation>CelebAMask-HQ 颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Next panel</source>
            <translation>下一个面板</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Previous panel</source>
            <translation>上一个面板</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Region list</source>
            <translation>区域列表</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Region colours</source>
            <translation>区域颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Theme</source>
            <translation>主题</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/actions/view.py" />
            <source>Language</source>
            <translation>语言（Language）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/app.py" />
            <source>{reason} The usual network is used instead.</source>
            <translation>{reason}将改用默认网络。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/app.py" />
            <source>{file} no longer exists: the usual network is used. The Model menu chooses another.</source>
            <translation>{file} 已不存在，将使用默认网络。可在“模型”菜单中另选。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/app.py" />
            <source>Settings cannot be saved to {file}.</source>
            <translation>无法将设置保存到 {file}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/app.py" />
            <source>Encoded portraits cannot be kept in {folder}.</source>
            <translation>无法将编码后的人像保存在 {folder} 中。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/app.py" />
            <source>Check that you may write there.</source>
            <translation>请检查您是否有权写入该处。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/app.py" />
            <source>Something went wrong in the program ({error}). Your work is still here: save it, and restart the program if anything looks odd.</source>
            <translation>程序出错了（{error}）。您的工作仍然保留：请保存；如有异常，请重新启动程序。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/background/lazy_engine.py" />
            <source>not loaded yet</source>
            <translation>尚未载入</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/background/model_getter.py" />
            <source>You can also open the page in a browser, download the file there, and choose it here.</source>
            <translation>您也可以在浏览器中打开该页面，下载文件，然后在此处选择它。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/background/model_getter.py" />
            <source>Downloading the CelebA-HQ model</source>
            <translation>正在下载 CelebA-HQ 模型</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/background/model_getter.py" />
            <source>Paused.</source>
            <translation>已暂停。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/background/model_getter.py" />
            <source>Cancelled.</source>
            <translation>已取消。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/background/model_getter.py" />
            <source>Cancelling the download</source>
            <translation>正在取消下载</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/background/model_getter.py" />
            <source>Converting {file}</source>
            <translation>正在转换 {file}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/background/model_getter.py" />
            <source>Reading…</source>
            <translation>正在读取…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/background/model_getter.py" />
            <source>{title}: checked and converted.</source>
            <translation>{title}：已校验并转换。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/drop_caption.py" />
            <source>No region is selected: select one below to restyle it</source>
            <translation>未选择区域：请在下方选择要改变风格的区域</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/canvas/drop_caption.py" />
            <source>Drop to restyle {n} regions</source>
            <extracomment>For one: Drop to restyle {n} region</extracomment>
            <translation>
                <numerusform>松开以改变 {n} 个区域的风格</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/drop_caption.py" />
            <source>{region}: not in this layout yet. The style appears once you paint it.</source>
            <translation>{region}：布局中还没有此区域。绘制后风格才会显示。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/drop_caption.py" />
            <source>Drop to restyle: {region}</source>
            <translation>松开以改变风格：{region}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/layout_canvas.py" />
            <source>Drop a photo here, or press Ctrl+O</source>
            <translation>将照片拖到此处，或按 Ctrl+O</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/layout_canvas.py" />
            <source>Its regions appear on top of it, ready to be painted.</source>
            <translation>照片的各个区域会显示在照片上，可以直接绘制。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/layout_canvas.py" />
            <source>Layout</source>
            <translation>布局</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/layout_canvas.py" />
            <source>{region} is locked: painting does not change it.</source>
            <translation>{region}已锁定：绘制不会改变它。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/layout_canvas.py" />
            <source>{tool}, {region}.</source>
            <translation>{tool}，{region}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/layout_canvas.py" />
            <source>The photo with its regions; paint here to change them.</source>
            <translation>照片及其区域；在此绘制可修改区域。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/picture_canvas.py" />
            <source>{region} at {x}, {y}.</source>
            <translation>{region}，位于 x {x}、y {y}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/result_canvas.py" />
            <source>The result appears here</source>
            <translation>结果显示在此处</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/result_canvas.py" />
            <source>Open a photo, then drag a reference's style onto it.</source>
            <translation>打开一张照片，然后将参考的风格拖到照片上。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/result_canvas.py" />
            <source>Original</source>
            <translation>原图</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/result_canvas.py" />
            <source>The portrait with the current layout and styles.</source>
            <translation>采用当前布局和风格的人像。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/result_canvas.py" />
            <source>Only colour · {hint}</source>
            <translation>仅颜色 · {hint}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/result_canvas.py" />
            <source>{left} and {right}, divided at {percent} %.</source>
            <translation>{left}与{right}，分界在 {percent} % 处。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/base.py" />
            <source>Arrow keys move the crosshair, with Shift by ten. Space is the click: {region}.</source>
            <translation>方向键移动十字光标，按住 Shift 移动十步。空格键相当于点击：{region}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/brush.py" />
            <source>Paint {region}. Shift-drag sets the size, Ctrl-click picks a region.</source>
            <translation>绘制{region}。按住 Shift 拖动可改变大小，按住 Ctrl 点击可拾取区域。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/brush.py" />
            <source>Arrow keys move the tip, with Shift by ten. Space puts it down and lifts it: {region}.</source>
            <translation>方向键移动笔尖，按住 Shift 移动十步。空格键落笔和抬笔：{region}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/brush.py" />
            <source>The tip is down.</source>
            <translation>笔尖已落下。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/eraser.py" />
            <source>Paint to restore the original layout. Shift-drag sets the size, Ctrl-click picks a region.</source>
            <translation>绘制以恢复原来的布局。按住 Shift 拖动可改变大小，按住 Ctrl 点击可拾取区域。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/eraser.py" />
            <source>Arrow keys move the tip, with Shift by ten. Space puts it down and lifts it: the original layout.</source>
            <translation>方向键移动笔尖，按住 Shift 移动十步。空格键落笔和抬笔：原来的布局。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/fill.py" />
            <source>Click an area to fill it with {region}. Ctrl-click picks a region.</source>
            <translation>点击一片区域，将其填充为{region}。按住 Ctrl 点击可拾取区域。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/lasso.py" />
            <source>Drag around an area, or click its corners, to fill it with {region}. Enter closes it.</source>
            <translation>拖动圈出范围，或逐个点击角点，将其填充为{region}。按回车键闭合。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/lasso.py" />
            <source>Arrow keys move the crosshair. Space sets a corner, Enter closes the shape: {region}.</source>
            <translation>方向键移动十字光标。空格键设置角点，回车键闭合形状：{region}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/lasso.py" />
            <source>Corners are set; Enter closes the shape.</source>
            <translation>已设置角点；按回车键闭合形状。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/outline.py" />
            <source>Drag a point of the face, or any place. [ and ] set how far it reaches, M drags both sides, Esc gives up.</source>
            <translation>拖动脸上的某个点或任意位置。[ 和 ] 设置影响范围，M 同时拖动两侧，Esc 放弃。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/outline.py" />
            <source>Arrow keys move the crosshair, with Shift by ten. Space takes hold of what is there and lets it go.</source>
            <translation>方向键移动十字光标，按住 Shift 每次移动十个像素。空格键抓住或放开光标处的内容。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/pan.py" />
            <source>Drag to move the picture. Ctrl+wheel zooms at the pointer.</source>
            <translation>拖动可移动图片。Ctrl+滚轮以指针为中心缩放。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/pan.py" />
            <source>Arrow keys move the picture, with Shift by ten steps. Ctrl++ and Ctrl+- zoom.</source>
            <translation>方向键移动图片，按住 Shift 移动十步。按 Ctrl++ 和 Ctrl+- 缩放。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/pick.py" />
            <source>Pick</source>
            <translation>拾取</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/pick.py" />
            <source>Click a region to paint with it.</source>
            <translation>点击一个区域，即可用它绘制。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/pick.py" />
            <source>Arrow keys move the crosshair, with Shift by ten. Space picks the region there.</source>
            <translation>方向键移动十字光标，按住 Shift 移动十步。空格键拾取该处的区域。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/rectangle.py" />
            <source>Drag to fill a rectangle with {region}. Shift makes it square, Ctrl-click picks a region.</source>
            <translation>拖动以{region}填充矩形。按住 Shift 为正方形，按住 Ctrl 点击可拾取区域。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/rectangle.py" />
            <source>Arrow keys move the crosshair, with Shift by ten. Space at two corners: {region}.</source>
            <translation>方向键移动十字光标，按住 Shift 移动十步。在两个角点按空格键：{region}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/rectangle.py" />
            <source>One corner is set.</source>
            <translation>已设置一个角点。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/resize.py" />
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Arrow keys move the shape.</source>
            <translation>方向键移动形状。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Arrow keys move a handle that scales.</source>
            <translation>方向键移动缩放控制点。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Arrow keys turn the shape.</source>
            <translation>方向键旋转形状。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Arrow keys move the pivot.</source>
            <translation>方向键移动中心点。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Arrow keys move a handle that bends.</source>
            <translation>方向键移动变形控制点。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Press on a region to transform it; Shift takes all of it and both sides, Ctrl adds another.</source>
            <translation>点按一个区域即可变换；按住 Shift 选取整个区域及左右两侧，按住 Ctrl 可再加一个区域。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Drag inside to move, a handle to scale, outside to turn. Enter accepts, Esc cancels.</source>
            <translation>在内部拖动可移动，拖动控制点可缩放，在外部拖动可旋转。按回车键应用，按 Esc 取消。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Drag the handles to bend the shape. Enter accepts, Esc cancels.</source>
            <translation>拖动控制点使形状变形。按回车键应用，按 Esc 取消。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Arrow keys move the crosshair. Space takes the region there, with Shift all of it and both sides.</source>
            <translation>方向键移动十字光标。空格键选取该处的区域，按住 Shift 选取整个区域及左右两侧。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/canvas/tools/transform.py" />
            <source>Arrow keys move the shape or its handle, with Shift by ten. Space takes the next handle. Enter accepts, Esc cancels.</source>
            <translation>方向键移动形状或其控制点，按住 Shift 移动十步。空格键切换到下一个控制点。按回车键应用，按 Esc 取消。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/action_state.py" />
            <source>Undo: {step}</source>
            <translation>撤销：{step}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/action_state.py" />
            <source>Redo: {step}</source>
            <translation>重做：{step}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/action_state.py" />
            <source>Lock {region}</source>
            <translation>锁定{region}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/action_state.py" />
            <source>Solo {region}</source>
            <translation>单独显示{region}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/action_state.py" />
            <source>Select {region}</source>
            <translation>选择{region}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/action_state.py" />
            <source>Reset style of {region}</source>
            <translation>重置{region}的风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/announcements.py" />
            <source>Result updated.</source>
            <translation>结果已更新。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/arrangement.py" />
            <source>F or Esc shows all panels again.</source>
            <translation>按 F 或 Esc 重新显示所有面板。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/autosave.py" />
            <source>Autosave failed; unsaved changes would be lost in a crash. {error}</source>
            <translation>自动保存失败；若程序崩溃，未保存的更改将会丢失。{error}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/autosave.py" />
            <source>{date}, {time}</source>
            <translation>{date} {time}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/autosave.py" />
            <source>The editor ended before {name} was saved. Restore the work of {date}?</source>
            <translation>编辑器在保存 {name} 之前意外结束。要恢复 {date} 的工作吗？</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/autosave.py" />
            <source>Restore</source>
            <translation>恢复</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/autosave.py" />
            <source>Discard</source>
            <translation>丢弃</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/autosave.py" />
            <source>Save {name} before restoring?</source>
            <translation>恢复前要保存 {name} 吗？</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/clipboard.py" />
            <source>Clipboard</source>
            <translation>剪贴板</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/clipboard.py" />
            <source>There is no picture on the clipboard. Copy one and paste it here.</source>
            <translation>剪贴板中没有图片。请复制一张图片，再粘贴到此处。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/clipboard.py" />
            <source>Dropped picture</source>
            <translation>拖入的图片</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/clipboard.py" />
            <source>There is no result to copy yet. Open a portrait and wait for its result.</source>
            <translation>还没有可复制的结果。请打开一张人像，并等待结果出现。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/clipboard.py" />
            <source>Copying the result</source>
            <translation>正在复制结果</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/clipboard.py" />
            <source>Copied the result. Paste it into any other program.</source>
            <translation>已复制结果。可粘贴到任何其他程序。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/colours.py" />
            <source>Colour of {regions}</source>
            <translation>{regions}的颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/colours.py" />
            <source>Open a portrait first.</source>
            <translation>请先打开一个人像。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/colours.py" />
            <source>This layout has no {regions}: paint it first, then give it a colour.</source>
            <translation>此布局没有{regions}：请先绘制，再为其指定颜色。</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/commands/colours.py" />
            <source>{n} selected regions</source>
            <extracomment>For one: {n} selected region</extracomment>
            <translation>
                <numerusform>{n} 个所选区域</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/exports.py" />
            <source>Export layout</source>
            <translation>导出布局</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/exports.py" />
            <source>Export before and after</source>
            <translation>导出前后对比</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/exports.py" />
            <source>Exporting {file}</source>
            <translation>正在导出 {file}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/exports.py" />
            <source>There is nothing to export yet. Open a portrait and wait for its result.</source>
            <translation>还没有可导出的内容。请打开一张人像，并等待结果出现。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/exports.py" />
            <source>Exported {file}</source>
            <translation>已导出 {file}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/files.py" />
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/files.py" />
            <source>Save {name} before taking a picture?</source>
            <translation>拍照前要保存 {name} 吗？</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/files.py" />
            <source>Take a picture (no camera found)</source>
            <translation>拍照（未找到摄像头）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/files.py" />
            <source>Save {name} before opening a photo?</source>
            <translation>打开照片前要保存 {name} 吗？</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/files.py" />
            <source>Save {name} before opening another portrait?</source>
            <translation>打开另一张人像前要保存 {name} 吗？</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/files.py" />
            <source>Reading {file}</source>
            <translation>正在读取 {file}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/files.py" />
            <source>Opening {file}</source>
            <translation>正在打开 {file}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/files.py" />
            <source>Use the ids as they are</source>
            <translation>按原编号使用</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/first_steps.py" />
            <source>Take the style of another face</source>
            <translation>采用另一张人脸的风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/first_steps.py" />
            <source>Drag the hair of a reference onto the result, or click any part of a reference.</source>
            <translation>将参考的头发拖到结果上，或点击参考的任意部分。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/first_steps.py" />
            <source>Paint on the layout</source>
            <translation>在布局上绘制</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/first_steps.py" />
            <source>Choose a region in the list or with its key, then paint here: longer hair, an open mouth, a hat. The result follows.</source>
            <translation>在列表中或用快捷键选择区域，然后在此处绘制：更长的头发、张开的嘴、一顶帽子。结果会随之更新。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/first_steps.py" />
            <source>Compare and export</source>
            <translation>比较与导出</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/first_steps.py" />
            <source>Hold the first button (or the key \) to see the original. Export writes the portrait, or the whole photo.

F1 opens the manual; Ctrl+Shift+P finds every command.</source>
            <translation>按住第一个按钮（或 \ 键）可查看原图。“导出”可保存人像或整张照片。

按 F1 打开使用手册，按 Ctrl+Shift+P 查找所有命令。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/fits.py" />
            <source>Fitted: {gain:.1f} dB closer to the photo.</source>
            <translation>拟合完成：与照片的接近程度提高了 {gain:.1f} dB。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/gallery.py" />
            <source>This layout has no {regions}: paint it first, then its style shows.</source>
            <translation>此布局中没有{regions}：请先绘制，其风格才会显示。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/gallery.py" />
            <source>This layout has no {regions}: the style shows once it is painted.</source>
            <translation>此布局中没有{regions}：绘制后风格才会显示。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/gallery.py" />
            <source>Bring the shape from {reference}</source>
            <translation>从 {reference} 带入形状</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/gallery.py" />
            <source>Choose a reference first: Ctrl+F finds one, F6 leads to them.</source>
            <translation>请先选择参考：按 Ctrl+F 查找，按 F6 转到参考。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Select only this group</source>
            <translation>只选择此分组</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Add to the selection</source>
            <translation>添加到所选区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Unlock</source>
            <translation>解锁</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Lock</source>
            <translation>锁定</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Reset to own style</source>
            <translation>重置为自身风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Rename…</source>
            <translation>重命名…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Group of the selected regions</source>
            <translation>所选区域的分组</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Group {number}</source>
            <translation>分组 {number}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Rename the group</source>
            <translation>重命名分组</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Removed the group {group}.</source>
            <translation>已移除分组“{group}”。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Import groups</source>
            <translation>导入分组</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Imported {n} groups.</source>
            <extracomment>For one: Imported {n} group.</extracomment>
            <translation>
                <numerusform>已导入 {n} 个分组。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Export groups</source>
            <translation>导出分组</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/groups.py" />
            <source>Saved {file}.</source>
            <translation>已保存 {file}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/handover.py" />
            <source>There is nothing to return yet. Wait for the result.</source>
            <translation>还没有可返回的内容。请等待结果。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/handover.py" />
            <source>Save {name} before closing?</source>
            <translation>关闭前要保存 {name} 吗？</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/handover.py" />
            <source>the other program</source>
            <translation>另一个程序</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/handover.py" />
            <source>Return to {program}</source>
            <translation>返回 {program}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/handover.py" />
            <source>The open portrait is no part of the layer that {program} waits for. Open {file}, and edit that.</source>
            <translation>打开的人像不属于 {program} 正在等待的图层。请打开 {file} 并编辑它。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/heic.py" />
            <source>{file} is a HEIC picture, and this copy of the program has lost what reads it. Unpack the bundle again.</source>
            <translation>{file} 是 HEIC 图片，而此程序副本缺少读取它的组件。请重新解压程序包。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/heic.py" />
            <source>{file} is a HEIC picture, which needs one more package.</source>
            <translation>{file} 是 HEIC 图片，需要再安装一个软件包。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/heic.py" />
            <source>Install</source>
            <translation>安装</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/heic.py" />
            <source>Installing the package for HEIC pictures</source>
            <translation>正在安装用于 HEIC 图片的软件包</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/heic.py" />
            <source>The package for HEIC pictures was installed, but cannot be loaded.</source>
            <translation>用于 HEIC 图片的软件包已安装，但无法载入。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/heic.py" />
            <source>HEIC pictures can be opened now.</source>
            <translation>现在可以打开 HEIC 图片了。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/heic.py" />
            <source>Run the command in a terminal; then open the picture again.</source>
            <translation>请在终端中运行该命令，然后重新打开图片。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/heic.py" />
            <source>Copy the command</source>
            <translation>复制命令</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/heic.py" />
            <source>Copied the command. Paste it into a terminal.</source>
            <translation>已复制命令。请粘贴到终端中。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/help.py" />
            <source>Face parser for photos: {name}.</source>
            <translation>用于照片的人脸解析器：{name}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/history.py" />
            <source>Snapshot {n}</source>
            <translation>快照 {n}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/history.py" />
            <source>Earlier steps are forgotten</source>
            <translation>更早的步骤已被清除</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/history.py" />
            <source>Opened</source>
            <translation>已打开</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/history.py" />
            <source>Present</source>
            <translation>当前</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/language.py" />
            <source>The language changes when the program is started again.</source>
            <translation>重新启动程序后，语言才会更改。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library.py" />
            <source>The model is still being read. Try again in a moment.</source>
            <translation>模型仍在读取中。请稍后再试。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library.py" />
            <source>The portrait has no style yet. Try again in a moment.</source>
            <translation>人像还没有风格。请稍后再试。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library.py" />
            <source>The selected regions are not in this layout. Select others.</source>
            <translation>此布局中没有所选区域。请选择其他区域。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library.py" />
            <source>A kept style is the same in all blocks of the network: the mean of the six was kept.</source>
            <translation>保存的风格在网络的所有模块中都相同：已保存六个模块的均值。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library.py" />
            <source>The style of this reference is still being encoded. Try again in a moment.</source>
            <translation>此参考的风格仍在编码中。请稍后再试。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library.py" />
            <source>{name} was removed from the library.</source>
            <translation>已从风格库中移除 {name}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library.py" />
            <source>Put back</source>
            <translation>放回</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library.py" />
            <source>{regions} of {reference}</source>
            <translation>{reference} 的{regions}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library_files.py" />
            <source>Import styles</source>
            <translation>导入风格</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/commands/library_files.py" />
            <source>{n} styles of {file} are in the library.</source>
            <extracomment>For one: {n} style of {file} is in the library.</extracomment>
            <translation>
                <numerusform>{file} 中的 {n} 个风格已在风格库中。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/commands/library_files.py" />
            <source>{n} belong to another network and cannot be used with this one.</source>
            <extracomment>For one: {n} belongs to another network and cannot be used with this one.</extracomment>
            <translation>
                <numerusform>{n} 个风格属于另一个网络，不能用于当前网络。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library_files.py" />
            <source>Choose a style in the library first, or Ctrl-click several.</source>
            <translation>请先在风格库中选择一个风格，或按住 Ctrl 点击多个。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library_files.py" />
            <source>Styles</source>
            <translation>风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library_files.py" />
            <source>Export styles</source>
            <translation>导出风格</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/commands/library_files.py" />
            <source>Exported {n} styles to {file}.</source>
            <extracomment>For one: Exported {n} style to {file}.</extracomment>
            <translation>
                <numerusform>已将 {n} 个风格导出到 {file}。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/library_files.py" />
            <source>Writing {file}</source>
            <translation>正在写入 {file}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/light.py" />
            <source>Lighting</source>
            <translation>光照</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/light.py" />
            <source>{face} shows no skin, so there is no light to take. Select another face.</source>
            <translation>{face} 没有露出皮肤，因此没有光照可取。请选择另一张脸。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/light.py" />
            <source>Light of {name}</source>
            <translation>{name} 的光照</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/look_files.py" />
            <source>Import look</source>
            <translation>导入造型</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/look_files.py" />
            <source>The look {name} of {file} was added.</source>
            <translation>已添加 {file} 中的造型 {name}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/look_files.py" />
            <source>Its styles belong to another network and cannot be used with this one.</source>
            <translation>其中的风格属于另一个网络，无法用于当前网络。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/look_files.py" />
            <source>Choose a look first.</source>
            <translation>请先选择一个造型。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/look_files.py" />
            <source>Export look</source>
            <translation>导出造型</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/look_files.py" />
            <source>Exported the look to {file}.</source>
            <translation>已将造型导出到 {file}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/looks.py" />
            <source>The styles are still being encoded. Try again in a moment.</source>
            <translation>风格仍在编码。请稍后再试。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/looks.py" />
            <source>My look</source>
            <translation>我的造型</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/looks.py" />
            <source>Painting a look</source>
            <translation>正在绘制造型</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/looks.py" />
            <source>This look comes with the program and stays.</source>
            <translation>此造型随程序提供，不能移除。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/looks.py" />
            <source>{name} was removed from the looks.</source>
            <translation>已从造型中移除 {name}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/made_styles.py" />
            <source>Averaging styles</source>
            <translation>正在计算平均风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/made_styles.py" />
            <source>Painting a style</source>
            <translation>正在绘制风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/models.py" />
            <source>Choose a weights file</source>
            <translation>选择权重文件</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/models.py" />
            <source>Loading {file}</source>
            <translation>正在载入 {file}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/models.py" />
            <source>The network is now {name}.</source>
            <translation>网络已切换为 {name}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/models.py" />
            <source>The fit to the photo belongs to another network and is not used with it.</source>
            <translation>照片的拟合属于另一个网络，不会用于此网络。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/models.py" />
            <source>Back to {name}</source>
            <translation>切换回 {name}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/models.py" />
            <source>{message} {name} stays in use.</source>
            <translation>{message}继续使用 {name}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/models.py" />
            <source>Use this network</source>
            <translation>使用此网络</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/only_colour.py" />
            <source>Take only the colour of a face or a style; form and texture stay ({key})</source>
            <translation>只采用人脸或风格的颜色；形态和纹理保持不变（{key}）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/only_colour.py" />
            <source>Keep own colour of {region}</source>
            <translation>保留{region}的自身颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/only_colour.py" />
            <source>Remove other colour of {region}</source>
            <translation>移除{region}采用的颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/only_colour.py" />
            <source>Take only the colour of</source>
            <translation>只采用以下人脸的颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/only_colour.py" />
            <source>Keep own colour</source>
            <translation>保留自身颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/only_colour.py" />
            <source>Remove other colour</source>
            <translation>移除采用的颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/only_colour.py" />
            <source>No face has it</source>
            <translation>没有人脸含有此区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/own_references.py" />
            <source>Your references cannot be kept for the next start. {error}</source>
            <translation>您的参考无法保留到下次启动。{error}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/own_references.py" />
            <source>The files of the reference {name} are gone: removed from the gallery.</source>
            <translation>参考 {name} 的文件已不存在：已从图库中移除。</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/commands/own_references.py" />
            <source>The files of {name} and {n} more references are gone: removed from the gallery.</source>
            <extracomment>For one: The files of {name} and {n} more reference are gone: removed from the gallery.</extracomment>
            <translation>
                <numerusform>{name} 及另外 {n} 个参考的文件已不存在：已从图库中移除。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>nothing to undo</source>
            <translation>没有可撤销的操作</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>nothing to redo</source>
            <translation>没有可重做的操作</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>the portrait was not cut from a photo</source>
            <translation>此人像不是从照片中裁出的</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>the region has its own style</source>
            <translation>此区域采用自身风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>the region does not have the form of another face</source>
            <translation>此区域未采用另一张人脸的形态</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>the region has no other colour</source>
            <translation>此区域未采用其他颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>no style is in use</source>
            <translation>未使用任何风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>the outline was not dragged</source>
            <translation>轮廓未被拖动</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>nothing is retouched</source>
            <translation>没有任何修饰</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>no style was copied</source>
            <translation>未复制任何风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>fewer than two references are selected</source>
            <translation>所选参考少于两个</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>the library is empty</source>
            <translation>风格库为空</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>neither A nor B has another style</source>
            <translation>A 和 B 都没有其他风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>the network is not fitted to this photo</source>
            <translation>网络未拟合此照片</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>tick a state in the history first</source>
            <translation>请先在历史记录中勾选一个状态</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>no camera found</source>
            <translation>未找到摄像头</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>no region is selected</source>
            <translation>未选择区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>there are no groups of your own</source>
            <translation>没有自定义分组</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>no shape is in hand</source>
            <translation>没有正在变换的形状</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/palette.py" />
            <source>open a photo first</source>
            <translation>请先打开照片</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>Found one face and labelled its regions. Repaint what is wrong.</source>
            <translation>检测到一张人脸，并已标注其区域。有误之处请重新绘制。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>Cut the face out and labelled its regions. Repaint what is wrong.</source>
            <translation>已裁出人脸并标注其区域。有误之处请重新绘制。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>The regions of this face are uncertain. Repaint what is wrong.</source>
            <translation>此人脸的区域划分可能有误。有误之处请重新绘制。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>Started with the layout of an average face. Paint it to match the photo.</source>
            <translation>已从平均人脸的布局开始。请对照照片进行绘制。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>Cut the face out with the label map that you chose.</source>
            <translation>已按您选择的标签图裁出人脸。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>Camera</source>
            <translation>摄像头</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>Cutting out the face</source>
            <translation>正在裁出人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>the label map</source>
            <translation>标签图</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>Looking for faces in {file}</source>
            <translation>正在 {file} 中检测人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>Show where the face is.</source>
            <translation>请指明人脸的位置。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>No face was found in {file}. If there is one, show where.</source>
            <translation>{file} 中未检测到人脸。如果有，请指明位置。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/photos.py" />
            <source>The face in {file} was not found with certainty. Check the points.</source>
            <translation>未能明确检测到 {file} 中的人脸。请检查各个定位点。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/projects.py" />
            <source>Save {name} before opening a project?</source>
            <translation>打开项目前要保存 {name} 吗？</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/projects.py" />
            <source>Restoring</source>
            <translation>正在恢复</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/projects.py" />
            <source>Save project</source>
            <translation>保存项目</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/projects.py" />
            <source>{file} already exists. Choose it in the list to replace it, or another name.</source>
            <translation>{file} 已存在。如要替换，请在列表中选择它；否则请换一个文件名。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/projects.py" />
            <source>Saving {file}</source>
            <translation>正在保存 {file}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/projects.py" />
            <source>Saved {file}</source>
            <translation>已保存 {file}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/projects.py" />
            <source>Saved {file} without {references}, which cannot be used as a reference</source>
            <translation>已保存 {file}，但不含 {references}（无法用作参考）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/recent_menu.py" />
            <source>Recent files</source>
            <translation>最近的文件</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/recent_menu.py" />
            <source>Clear list</source>
            <translation>清空列表</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/recent_menu.py" />
            <source>{file} no longer exists and was removed from Recent files.</source>
            <translation>{file} 已不存在，已从“最近的文件”中移除。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/references.py" />
            <source>Add references</source>
            <translation>添加参考</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/references.py" />
            <source>Adding references</source>
            <translation>正在添加参考</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/references.py" />
            <source>Place by hand…</source>
            <translation>手动定位…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/references.py" />
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/commands/references.py" />
            <source>{n} more files could not be added.</source>
            <extracomment>For one: {n} more file could not be added.</extracomment>
            <translation>
                <numerusform>另有 {n} 个文件无法添加。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/references.py" />
            <source>No face was found with certainty in {file}.</source>
            <translation>未能在 {file} 中明确检测到人脸。</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/commands/references.py" />
            <source>No face was found with certainty in {file} and {n} more pictures.</source>
            <extracomment>For one: No face was found with certainty in {file} and {n} more picture.</extracomment>
            <translation>
                <numerusform>未能在 {file} 及另外 {n} 张图片中明确检测到人脸。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/relabel.py" />
            <source>Labelling the regions</source>
            <translation>正在标注区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/relabel.py" />
            <source>Neutral layout</source>
            <translation>中性布局</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/relabel.py" />
            <source>This portrait was not cut out of a photo. Open the photo itself to choose its crop.</source>
            <translation>此人像不是从照片中裁出的。要选择裁剪范围，请打开照片本身。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/relabel.py" />
            <source>Cut out</source>
            <translation>裁出</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/relabel.py" />
            <source>Nothing changed: the layout is the same, or its regions are locked.</source>
            <translation>没有任何变化：布局相同，或其区域已锁定。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/relabel.py" />
            <source>Save {name} before cutting it out again?</source>
            <translation>重新裁出前要保存 {name} 吗？</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/result_view.py" />
            <source>Keep unedited areas: outside the edit the original stays unchanged (K)</source>
            <translation>保留未编辑的部分：编辑范围之外保持原图不变（K）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/result_view.py" />
            <source>Photo texture: hair, skin and cloth of photos on what is edited (P)</source>
            <translation>照片纹理：在编辑过的部分使用照片中的头发、皮肤和衣物（P）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/result_view.py" />
            <source>Updating…</source>
            <translation>正在更新…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/result_view.py" />
            <source>Loading the model…</source>
            <translation>正在载入模型…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/retouch.py" />
            <source>Tint</source>
            <translation>着色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/retouch.py" />
            <source>Blemishes</source>
            <translation>瑕疵</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/shapes.py" />
            <source>The layout has no {region} that could be transformed.</source>
            <translation>布局中没有可变换的{region}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/shapes.py" />
            <source>{region} is locked. Unlock it to change it.</source>
            <translation>{region}已锁定。请先解锁再修改。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/shapes.py" />
            <source>Transform {region}</source>
            <translation>变换{region}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/shapes.py" />
            <source>Grow {region}</source>
            <translation>扩展{region}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/shapes.py" />
            <source>Shrink {region}</source>
            <translation>收缩{region}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/shapes.py" />
            <source>Smooth the outline of {region}</source>
            <translation>平滑{region}的轮廓</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/shapes.py" />
            <source>Fill the holes of {region}</source>
            <translation>填补{region}的孔洞</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/style_clipboard.py" />
            <source>Copied the style of {region}. Paste it here, to other regions, or in another portrait.</source>
            <translation>已复制{region}的风格。可粘贴到此处、其他区域或另一张人像。</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/commands/style_clipboard.py" />
            <source>Copied {n} styles.</source>
            <extracomment>For one: Copied {n} style.</extracomment>
            <translation>
                <numerusform>已复制 {n} 个风格。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/transitions.py" />
            <source>One moment: the styles are still being encoded.</source>
            <translation>请稍候：风格仍在编码。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/transitions.py" />
            <source>Put another style into A or B first: there is no transition yet.</source>
            <translation>请先在 A 或 B 中放入另一种风格：目前还没有过渡。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/two_styles.py" />
            <source>Transition</source>
            <translation>过渡</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/two_styles.py" />
            <source>Crossover</source>
            <translation>交叉</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/two_styles.py" />
            <source>Two styles</source>
            <translation>双风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/two_styles.py" />
            <source>Use the selected reference: {reference}</source>
            <translation>使用所选参考：{reference}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/two_styles.py" />
            <source>Use the selected reference</source>
            <translation>使用所选参考</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/two_styles.py" />
            <source>Own style</source>
            <translation>自身风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/commands/two_styles.py" />
            <source>Removed</source>
            <translation>已移除</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/about.py" />
            <source>Repaint a face's layout, give any region the style of another face, and see it at once.

After “SEAN: Image Synthesis with Semantic Region-Adaptive Normalization”, P. Zhu, R. Abdal, Y. Qin, P. Wonka, CVPR 2020.

Model: {model}
Device: {device}

The program is under the MIT licence. PyQt5 is under the GPL, so a bundle that contains it is too. The portraits that come with it show people who do not exist.</source>
            <translation>重新绘制人脸的布局，让任意区域采用另一张人脸的风格，并立即看到结果。

依据论文“SEAN: Image Synthesis with Semantic Region-Adaptive Normalization”，P. Zhu、R. Abdal、Y. Qin、P. Wonka，CVPR 2020。

模型：{model}
设备：{device}

本程序采用 MIT 许可证。PyQt5 采用 GPL，因此包含它的程序包也采用 GPL。随附的人像均为并不存在的人。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Every photo keeps its own layout: what you have painted here is not applied.</source>
            <translation>每张照片保留各自的布局：您在此处绘制的内容不会应用。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Photos that are done already are skipped; report.csv in the folder of the results says so.</source>
            <translation>已完成的照片会跳过；结果文件夹中的 report.csv 有相应记录。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Apply to a folder</source>
            <translation>应用到文件夹</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Show results</source>
            <translation>显示结果</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Apply</source>
            <translation>应用</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>{regions} from {reference}</source>
            <translation>{reference} 的{regions}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Chosen colours: {regions}</source>
            <translation>选定的颜色：{regions}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Retouching: {regions}</source>
            <translation>修饰：{regions}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>{n} photos</source>
            <extracomment>For one: {n} photo</extracomment>
            <translation>
                <numerusform>{n} 张照片</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Finishing this photo…</source>
            <translation>正在完成这张照片…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Applying to {folder}</source>
            <translation>正在应用到 {folder}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>{file}, {number} of {total}</source>
            <translation>{file}，第 {number} 张，共 {total} 张</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>{summary}. report.csv has the details.</source>
            <translation>{summary}。详情见 report.csv。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>{summary}. Apply again to go on.</source>
            <translation>{summary}。点击“再次应用”可继续。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Stop now</source>
            <translation>立即停止</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch.py" />
            <source>Apply again</source>
            <translation>再次应用</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>The photos, and what becomes of them</source>
            <translation>照片及其处理结果</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>Photos</source>
            <translation>照片</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>Under way…</source>
            <translation>正在处理…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>Done before: {file}</source>
            <translation>之前已完成：{file}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>{n} faces</source>
            <extracomment>For one: {n} face</extracomment>
            <translation>
                <numerusform>{n} 张人脸</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>{faces}: {regions}</source>
            <translation>{faces}：{regions}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>{words}. {remark}</source>
            <translation>{words}。{remark}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>{n} photos done</source>
            <extracomment>For one: {n} photo done</extracomment>
            <translation>
                <numerusform>已完成 {n} 张照片</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>{n} done before</source>
            <extracomment>For one: {n} done before</extracomment>
            <translation>
                <numerusform>之前已完成 {n} 张</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>{n} not changed</source>
            <extracomment>For one: {n} not changed</extracomment>
            <translation>
                <numerusform>未更改 {n} 张</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>{n} failed</source>
            <extracomment>For one: {n} failed</extracomment>
            <translation>
                <numerusform>失败 {n} 张</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/batch_list.py" />
            <source>{n} left</source>
            <extracomment>For one: {n} left</extracomment>
            <translation>
                <numerusform>剩余 {n} 张</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Every sure face</source>
            <translation>所有明确检测到的人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>The best face only</source>
            <translation>仅最明确的一张人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>As each photo</source>
            <translation>与各照片相同</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Everywhere else the original stays unchanged, in full detail</source>
            <translation>其余部分保持原图不变，保留全部细节</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Hair, skin and cloth of the photos on what was edited</source>
            <translation>在编辑过的部分使用照片中的头发、皮肤和衣物</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Photos in</source>
            <translation>照片文件夹</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Choose the folder of the photos</source>
            <translation>选择照片所在的文件夹</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Results to</source>
            <translation>结果文件夹</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Choose the folder for the results</source>
            <translation>选择存放结果的文件夹</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Faces</source>
            <translation>人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>Format</source>
            <translation>格式</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/batch_options.py" />
            <source>No folder chosen</source>
            <translation>未选择文件夹</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/camera.py" />
            <source>Starting the camera…</source>
            <translation>正在启动摄像头…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/camera.py" />
            <source>Camera picture</source>
            <translation>摄像头画面</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/camera.py" />
            <source>Take a picture</source>
            <translation>拍照</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/camera.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/camera.py" />
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/camera.py" />
            <source>Use picture</source>
            <translation>使用图片</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/camera.py" />
            <source>Take picture</source>
            <translation>拍照</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/camera.py" />
            <source>Click or press Space to take the picture.</source>
            <translation>点击或按空格键拍照。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/camera.py" />
            <source>Press Enter to use this picture.</source>
            <translation>按回车键使用此图片。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>The network of the SEAN authors in full size. It was trained on CelebA-HQ, photographs of real faces, and paints 256 x 256 pixels, as the networks that come with the program do.</source>
            <translation>SEAN 论文作者的完整规模网络。它用真实人脸照片集 CelebA-HQ 训练，与程序自带的网络一样，生成 256 x 256 像素的图像。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>The download is about {size:.0f} GB. On the disk the model takes {weights:.1f} GB.</source>
            <translation>下载大小约 {size:.0f} GB。模型占用磁盘空间 {weights:.1f} GB。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>This editor computes on the processor: every change takes much longer than with compact-256. You can edit with that, and switch for the result.</source>
            <translation>本编辑器正在使用处理器计算：每次修改都比使用 compact-256 慢得多。您可以用 compact-256 编辑，最后再切换到此模型生成结果。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>This editor computes on {device}: every change takes longer than with its own networks.</source>
            <translation>本编辑器正在使用 {device} 计算：每次修改都比使用自带的网络慢。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Every change takes longer than with the networks that come with the program.</source>
            <translation>每次修改都比使用程序自带的网络慢。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Licence: {licence} (non-commercial)</source>
            <translation>许可证：{licence}（非商业）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>CelebA-HQ model</source>
            <translation>CelebA-HQ 模型</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>I accept the licence and use the model non-commercially</source>
            <translation>我接受许可证，且仅将模型用于非商业用途</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Read the licence</source>
            <translation>阅读许可证</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Open the page</source>
            <translation>打开页面</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Choose the file you downloaded…</source>
            <translation>选择已下载的文件…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Cancel download</source>
            <translation>取消下载</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Choose the file you downloaded</source>
            <translation>选择已下载的文件</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>In use</source>
            <translation>使用中</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Resume</source>
            <translation>继续</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Download</source>
            <translation>下载</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Connecting…</source>
            <translation>正在连接…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>{done} of {total}</source>
            <translation>{done} / {total}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>{amount} a second</source>
            <translation>{amount}/秒</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>Found at {file}.</source>
            <translation>位于 {file}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>less than a minute left</source>
            <translation>剩余不到 1 分钟</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/celebahq.py" />
            <source>about {n} minutes left</source>
            <extracomment>For one: about {n} minute left</extracomment>
            <translation>
                <numerusform>剩余约 {n} 分钟</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/changed.py" />
            <source>File changed</source>
            <translation>文件已更改</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/changed.py" />
            <source>{file} was changed by another program ({date}).</source>
            <translation>{file} 已被其他程序更改（{date}）。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/changed.py" />
            <source>It is not what you opened or last saved here. If you overwrite it, those changes are lost.</source>
            <translation>文件内容与您在此打开或上次保存时的不同。如果覆盖，那些更改将会丢失。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/changed.py" />
            <source>Overwrite</source>
            <translation>覆盖</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/choose_face.py" />
            <source>Choose a face</source>
            <translation>选择人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/choose_face.py" />
            <source>Click the eyes and the corners of the mouth yourself</source>
            <translation>自行点击眼睛和嘴角</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/choose_face.py" />
            <source>Open this face</source>
            <translation>打开此人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/choose_face.py" />
            <source>{number} (uncertain)</source>
            <translation>{number}（不确定）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/choose_face.py" />
            <source>Face {number}</source>
            <translation>人脸 {number}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/choose_face.py" />
            <source>Face {number}, uncertain</source>
            <translation>人脸 {number}，不确定</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/choose_face.py" />
            <source>Which face?</source>
            <translation>选择哪张人脸？</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/choose_face.py" />
            <source>{file} shows {n} faces. Click one, or press its number.</source>
            <extracomment>For one: {file} shows {n} face. Click it, or press its number.</extracomment>
            <translation>
                <numerusform>{file} 中有 {n} 张人脸。请点击要打开的人脸，或按其编号。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/choose_face.py" />
            <source>Check its points…</source>
            <translation>检查定位点…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/compare.py" />
            <source>Compare</source>
            <translation>比较</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/compare.py" />
            <source>Side by side</source>
            <translation>并排</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/compare.py" />
            <source>Divider</source>
            <translation>分割线</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/compare.py" />
            <source>The portrait in this state.</source>
            <translation>处于此状态的人像。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>Wheel zooms, drag moves, double-click shows 100 %.</source>
            <translation>滚轮缩放，拖动平移，双击显示 100 %。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>Show the whole picture</source>
            <translation>显示整张图片</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>Show every pixel, centred on the edge of the edit</source>
            <translation>显示每个像素，以编辑边缘为中心</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>One moment…</source>
            <translation>请稍候…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>Preparing the export</source>
            <translation>正在准备导出</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>There is no picture to show.</source>
            <translation>没有可显示的图片。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>Writing {file}…</source>
            <translation>正在写入 {file}…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>Cancelled. The file was written, but no proof.</source>
            <translation>已取消。文件已写入，但没有写入证明。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export.py" />
            <source>Cancelled. Nothing was written.</source>
            <translation>已取消。未写入任何内容。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>{side} px</source>
            <translation>{side} 像素</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>Match the photo's colours</source>
            <translation>匹配照片的颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>Corrects the colours of the edit where they differ from the photo around it</source>
            <translation>当编辑部分的颜色与周围照片不同时进行校正</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>Write a proof beside it (NAME.json)</source>
            <translation>同时写入证明（NAME.json）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>Which pixels the edit may change, and that no others did</source>
            <translation>说明编辑可以改变哪些像素，并证明其他像素都未改变</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>As in the photo ({side} px)</source>
            <translation>与照片相同（{side} 像素）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>{width} x {height}, {what}</source>
            <translation>{width} x {height}，{what}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>Seam</source>
            <translation>接缝</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>Quality</source>
            <translation>质量</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_options.py" />
            <source>Layers of</source>
            <translation>图层来源</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>Portrait</source>
            <translation>人像</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>Whole photo</source>
            <translation>整张照片</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>Layers (OpenRaster)</source>
            <translation>图层（OpenRaster）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>Matte (hair)</source>
            <translation>遮罩（头发）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>Before and after</source>
            <translation>前后对比</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>the cut-out face</source>
            <translation>裁出的人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>the photo's own size</source>
            <translation>照片原尺寸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>for Krita and GIMP</source>
            <translation>用于 Krita 和 GIMP</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>region ids as an indexed PNG</source>
            <translation>以索引 PNG 保存区域编号</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>the share of hair as a grey PNG</source>
            <translation>以灰度 PNG 保存头发所占比例</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>side by side</source>
            <translation>并排</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>This portrait was not cut out of a photo. Open the photo itself to export all of it.</source>
            <translation>此人像不是从照片中裁出的。要导出整张照片，请打开照片本身。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>Feather</source>
            <translation>羽化</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>The edit fades out at its edge.</source>
            <translation>编辑部分在边缘逐渐淡出。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>Gradient</source>
            <translation>梯度</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/export_words.py" />
            <source>The colours of the edit are adapted to the photo at its edge.</source>
            <translation>编辑部分的颜色在边缘处与照片相适应。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>The face parser is the network that finds hair, skin, lips and the other regions of a photo. Your choice takes effect with the next photo, or with “Label the regions again”.</source>
            <translation>人脸解析器是在照片中找出头发、皮肤、嘴唇等区域的网络。您的选择从下一张照片起生效，也可用“重新标注区域”立即生效。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Face parser</source>
            <translation>人脸解析器</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>SEAN Editor's own</source>
            <translation>SEAN Editor 自带</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>BiSeNet (public)</source>
            <translation>BiSeNet（公开）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Another file</source>
            <translation>其他文件</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Download {size:.0f} MB</source>
            <translation>下载 {size:.0f} MB</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Choose another file</source>
            <translation>选择其他文件</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Use</source>
            <translation>使用</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Included with the program.</source>
            <translation>随程序附带。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Choose a face parser</source>
            <translation>选择人脸解析器</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Downloading {file}…</source>
            <translation>正在下载 {file}…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Downloading {file}</source>
            <translation>正在下载 {file}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Downloaded and checked.</source>
            <translation>已下载并校验。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Downloading {file}: {share:.0%}</source>
            <translation>正在下载 {file}：{share:.0%}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Cancelled. The next download resumes here.</source>
            <translation>已取消。下次下载将从此处继续。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Not found. Download it, or put it at {file}.</source>
            <translation>未找到。请下载，或将其放到 {file}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/face_parser.py" />
            <source>Weights of either of these networks.</source>
            <translation>上述任一网络的权重。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif *.avif *.heic *.heif)</source>
            <translation>图片 (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif *.avif *.heic *.heif)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Pictures, projects, styles and looks (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif *.avif *.heic *.heif *.sean *.seanstyles *.seanlook)</source>
            <translation>图片、项目、风格和造型 (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif *.avif *.heic *.heif *.sean *.seanstyles *.seanlook)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Label maps (*.png *.bmp *.tif *.tiff)</source>
            <translation>标签图 (*.png *.bmp *.tif *.tiff)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Weights (*.pth *.pt *.safetensors)</source>
            <translation>权重 (*.pth *.pt *.safetensors)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Archive or weights (*.gz *.tgz *.tar *.zip *.pth)</source>
            <translation>压缩包或权重 (*.gz *.tgz *.tar *.zip *.pth)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>PNG picture (*.png)</source>
            <translation>PNG 图片 (*.png)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>JPEG picture (*.jpg *.jpeg)</source>
            <translation>JPEG 图片 (*.jpg *.jpeg)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>WebP picture (*.webp)</source>
            <translation>WebP 图片 (*.webp)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>TIFF picture (*.tif *.tiff)</source>
            <translation>TIFF 图片 (*.tif *.tiff)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>OpenRaster layers (*.ora)</source>
            <translation>OpenRaster 图层 (*.ora)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Animated WebP (*.webp)</source>
            <translation>WebP 动画 (*.webp)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>GIF (*.gif)</source>
            <translation>GIF 动画 (*.gif)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>MP4 video (*.mp4)</source>
            <translation>MP4 视频 (*.mp4)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Region groups (*.json)</source>
            <translation>区域分组 (*.json)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>SEAN Editor project (*.sean)</source>
            <translation>SEAN Editor 项目 (*.sean)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Styles (*.seanstyles)</source>
            <translation>风格 (*.seanstyles)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Look (*.seanlook)</source>
            <translation>造型 (*.seanlook)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/files.py" />
            <source>Indexed PNG (*.png)</source>
            <translation>索引 PNG (*.png)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Adapts the styles to this photo, so that the result looks more like it before you edit. A fit can be undone and is saved with the project.</source>
            <translation>使风格适应此照片，让编辑前的结果更接近照片。拟合可以撤销，并随项目保存。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Also adapt the network for this portrait</source>
            <translation>同时使网络适应此人像</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Trains a small part of the network for this portrait only. Allow 40 seconds or more.</source>
            <translation>仅为此人像训练网络的一小部分。请预留 40 秒或更长时间。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Fit</source>
            <translation>拟合</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Use this fit</source>
            <translation>使用此拟合</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Fitting…</source>
            <translation>正在拟合…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Starting…</source>
            <translation>正在开始…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Cancelled. Nothing was changed.</source>
            <translation>已取消。未作任何更改。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>{psnr:.1f} dB, {gain:+.1f} dB so far</source>
            <translation>{psnr:.1f} dB，目前 {gain:+.1f} dB</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>{gain:.1f} dB closer to the photo (peak signal-to-noise ratio).</source>
            <translation>与照片的接近程度提高了 {gain:.1f} dB（峰值信噪比）。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>The fit did not improve the result. Try a longer time.</source>
            <translation>拟合没有改善结果。请尝试更长的时间。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Fit again</source>
            <translation>重新拟合</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>{n} seconds</source>
            <extracomment>For one: {n} second</extracomment>
            <translation>
                <numerusform>{n} 秒</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>{n} minutes</source>
            <extracomment>For one: {n} minute</extracomment>
            <translation>
                <numerusform>{n} 分钟</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/fit.py" />
            <source>Not fitted yet</source>
            <translation>尚未拟合</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/group_name.py" />
            <source>Name of the group</source>
            <translation>分组名称</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/group_name.py" />
            <source>OK</source>
            <translation>确定</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/group_name.py" />
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/manual.py" />
            <source>Search the manual</source>
            <translation>搜索使用手册</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/manual.py" />
            <source>Contents</source>
            <translation>目录</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/manual.py" />
            <source>{number} of {total}</source>
            <translation>{number} / {total}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/manual.py" />
            <source>Nothing found</source>
            <translation>未找到</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_file.py" />
            <source>Preview</source>
            <translation>预览</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_file.py" />
            <source>No preview</source>
            <translation>无预览</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Open portrait</source>
            <translation>打开人像</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Picture of a face</source>
            <translation>人脸图片</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Its label map</source>
            <translation>其标签图</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Browse…</source>
            <translation>浏览…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Choose a picture. A label map beside it, named NAME.labels.png, is found automatically.</source>
            <translation>请选择一张图片。如果旁边有名为 NAME.labels.png 的标签图，会自动找到。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>No file chosen</source>
            <translation>未选择文件</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Browse for the picture</source>
            <translation>浏览图片</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Browse for the label map</source>
            <translation>浏览标签图</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Choose a picture of a face</source>
            <translation>选择人脸图片</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>Choose its label map</source>
            <translation>选择其标签图</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>There is no label map beside {file}. Choose one, or open it as a photo.</source>
            <translation>{file} 旁边没有标签图。请选择一个，或将其作为照片打开。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/open_portrait.py" />
            <source>The middle square will be opened at {size} x {size} pixels.</source>
            <translation>将以 {size} x {size} 像素打开中间的正方形部分。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/personal_data.py" />
            <source>They are left out, as are comments. Date, camera, copyright and colour profile stay.</source>
            <translation>这些信息和注释会被去除。拍摄日期、相机、版权和颜色配置文件会保留。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/personal_data.py" />
            <source>They stay in the file, as do comments: whoever gets it can read them.</source>
            <translation>这些信息和注释会留在文件中：得到该文件的人都能看到。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/personal_data.py" />
            <source>A .sean file holds the original photo whole, with all of its data.</source>
            <translation>.sean 文件包含完整的原始照片及其全部数据。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/personal_data.py" />
            <source>Keep location, owner, serial numbers</source>
            <translation>保留位置、所有者和序列号</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/personal_data.py" />
            <source>What the camera and other programs wrote into the photo about you</source>
            <translation>相机及其他程序写入照片的、与您有关的信息</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Regions found in the picture</source>
            <translation>在图片中识别出的区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>A neutral layout</source>
            <translation>中性布局</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>A label map from a file…</source>
            <translation>来自文件的标签图…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Place the face</source>
            <translation>定位人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Turn 90°</source>
            <translation>旋转 90°</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Start over</source>
            <translation>重新开始</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Preview of the crop</source>
            <translation>裁剪预览</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>The layout to begin with</source>
            <translation>起始布局</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>For a photo that lies on its side: turns the view, not the file</source>
            <translation>用于横放的照片：旋转的是视图，而不是文件</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Remove all points (Backspace removes the last one)</source>
            <translation>移除所有点（退格键移除最后一个点）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Begin with</source>
            <translation>起始布局</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Drag a point to correct it, or continue.</source>
            <translation>拖动定位点进行修正，或继续。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Wheel zooms, drag moves. Space puts a point, arrow keys move it, Backspace removes it.</source>
            <translation>滚轮缩放，拖动平移。空格键放置定位点，方向键移动定位点，退格键移除定位点。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>The crop appears here
once both eyes are placed.</source>
            <translation>标出双眼后，
裁剪结果显示在此处。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>Choose a label map</source>
            <translation>选择标签图</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/place_face.py" />
            <source>{file} is {columns} x {rows} pixels. Choose a square label map of the crop, or one of the whole photo ({width} x {height}).</source>
            <translation>{file} 为 {columns} x {rows} 像素。请选择裁剪部分的正方形标签图，或整张照片的标签图（{width} x {height}）。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/quality_slider.py" />
            <source>lossless</source>
            <translation>无损</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Hide the layout while held</source>
            <translation>按住时隐藏布局</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Tab</source>
            <translation>Tab</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Show the original while held</source>
            <translation>按住时显示原图</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Move the crosshair over a view</source>
            <translation>在视图上移动十字光标</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Arrow keys</source>
            <translation>方向键</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Put the tool down or lift it there</source>
            <translation>在该处落下或抬起工具</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Space</source>
            <translation>空格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Go through the regions of a reference</source>
            <translation>逐个浏览参考的区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Space, arrow keys</source>
            <translation>空格，方向键</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Change the brush size</source>
            <translation>改变画笔大小</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Shift + drag</source>
            <translation>Shift + 拖动</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Pick the region under the pointer</source>
            <translation>拾取指针处的区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Alt + click, Ctrl + click</source>
            <translation>Alt + 点击，Ctrl + 点击</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Zoom at the pointer</source>
            <translation>以指针为中心缩放</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Ctrl + wheel</source>
            <translation>Ctrl + 滚轮</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Space + drag, middle drag</source>
            <translation>空格 + 拖动，中键拖动</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Apply the selected regions of a face</source>
            <translation>应用一张人脸的所选区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Click its card</source>
            <translation>点击其卡片</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Apply one region</source>
            <translation>应用一个区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Drag it to the result</source>
            <translation>将其拖到结果上</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Apply the whole face</source>
            <translation>应用整张人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/shortcut_sheet.py" />
            <source>Mouse and held keys</source>
            <translation>鼠标和按住的键</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Animated WebP</source>
            <translation>WebP 动画</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>GIF</source>
            <translation>GIF 动画</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>MP4 video</source>
            <translation>MP4 视频</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Strip of pictures (PNG)</source>
            <translation>并排长图（PNG）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>All colours, small files. Browsers and most viewers play it.</source>
            <translation>保留所有颜色，文件小。浏览器和大多数看图软件可以播放。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>256 colours. Plays everywhere.</source>
            <translation>256 种颜色。几乎所有软件都能播放。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>MPEG-4 Part 2 video: video players play it, browsers do not. It does not repeat by itself.</source>
            <translation>MPEG-4 Part 2 视频：视频播放器可以播放，浏览器不能。不会自动重复播放。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>All pictures side by side, without loss.</source>
            <translation>所有图片并排排列，无损保存。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Export transition</source>
            <translation>导出过渡</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source> s</source>
            <translation> 秒</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>There and back, again and again</source>
            <translation>往返循环播放</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Once, from A to B</source>
            <translation>从 A 到 B 播放一次</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Slower at A and at B</source>
            <translation>在 A 和 B 处放慢</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Smooth shading by dithering</source>
            <translation>用抖动使渐变平滑</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Captions from 0 to 1</source>
            <translation>标注 0 到 1 的数值</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Takes seconds for each picture</source>
            <translation>每张图片需要数秒</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Pictures</source>
            <translation>图片数</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>From A to B</source>
            <translation>从 A 到 B</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>Then</source>
            <translation>然后</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>{n} pictures</source>
            <extracomment>For one: {n} picture</extracomment>
            <translation>
                <numerusform>{n} 张图片</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>{pictures} side by side</source>
            <translation>{pictures}并排</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/transition.py" />
            <source>{pictures} in {seconds} s, {rate} a second</source>
            <translation>{pictures}，共 {seconds} 秒，每秒 {rate} 张</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/unsaved.py" />
            <source>If you do not save the project, the painted layout and the chosen styles are lost.</source>
            <translation>如果不保存项目，绘制的布局和所选的风格将会丢失。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/unsaved.py" />
            <source>Unsaved changes</source>
            <translation>未保存的更改</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/unsaved.py" />
            <source>Return the edit to {program} before closing?</source>
            <translation>关闭前将编辑返回 {program} 吗？</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/dialogs/unsaved.py" />
            <source>Without that, {program} keeps the layer as it was.</source>
            <translation>否则 {program} 会保留图层原样。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/banner.py" />
            <source>Dismiss message</source>
            <translation>关闭消息</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/banner.py" />
            <source>Dismiss (Esc)</source>
            <translation>关闭（Esc）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/card_panel.py" />
            <source>Search by name</source>
            <translation>按名称搜索</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/card_panel.py" />
            <source>Apply {n} selected regions</source>
            <extracomment>For one: Apply {n} selected region</extracomment>
            <translation>
                <numerusform>应用 {n} 个所选区域</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/card_panel.py" />
            <source>Only colour: {n} regions</source>
            <extracomment>For one: Only colour: {n} region</extracomment>
            <translation>
                <numerusform>仅颜色：{n} 个区域</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/central_layout.py" />
            <source>Panels at the side</source>
            <translation>侧边面板</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>Hue</source>
            <translation>色相</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>Lightness</source>
            <translation>明度</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>Saturation</source>
            <translation>饱和度</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>As it is</source>
            <translation>原样</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>How far the mean colour of the region in the picture is from the chosen one (CIEDE2000): what is below 2 can hardly be seen</source>
            <translation>图片中该区域的平均颜色与所选颜色的差距 (CIEDE2000)：低于 2 几乎看不出来</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>Colour as #rrggbb</source>
            <translation>#rrggbb 形式的颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>Take a colour from the result: click on it there</source>
            <translation>从结果中取颜色：在结果中点击即可</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>Choose from all colours</source>
            <translation>从所有颜色中选择</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>Take the chosen colour away</source>
            <translation>移除所选颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>ΔE {difference}</source>
            <translation>ΔE {difference}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/panel.py" />
            <source>Difference from the chosen colour: {difference}</source>
            <translation>与所选颜色的差距：{difference}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/colour/swatch_grid.py" />
            <source>{name}: {color}</source>
            <translation>{name}：{color}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/first_steps/card.py" />
            <source>Skip</source>
            <translation>跳过</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/first_steps/card.py" />
            <source>Do not show this again (Esc)</source>
            <translation>不再显示（Esc）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/first_steps/card.py" />
            <source>Back</source>
            <translation>上一步</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/first_steps/card.py" />
            <source>Next</source>
            <translation>下一步</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/first_steps/card.py" />
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/first_steps/card.py" />
            <source>First steps: {title}</source>
            <translation>入门提示：{title}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/average_bar.py" />
            <source>Apply the average of the selected references to the selected regions or the whole face</source>
            <translation>将所选参考的平均风格应用到所选区域或整张人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/average_bar.py" />
            <source>Deselect all references</source>
            <translation>取消选择所有参考</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/average_bar.py" />
            <source>Apply average of {n}</source>
            <translation>应用 {n} 个参考的平均风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/average_bar.py" />
            <source>Ctrl-click another face</source>
            <translation>按住 Ctrl 再点击一张人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/card.py" />
            <source>Whole face</source>
            <translation>整张人脸</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/gallery/card.py" />
            <source>{n} in use</source>
            <extracomment>For one: {n} in use</extracomment>
            <translation>
                <numerusform>{n} 个使用中</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/card.py" />
            <source>Refining…</source>
            <translation>正在细化…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/card.py" />
            <source>Encoding style…</source>
            <translation>正在编码风格…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/card_menu.py" />
            <source>Apply {region}</source>
            <translation>应用{region}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/card_menu.py" />
            <source>Only colour: {region}</source>
            <translation>仅颜色：{region}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/filter_button.py" />
            <source>Show only faces with a certain region</source>
            <translation>只显示含有某个区域的人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/filter_button.py" />
            <source>Filter references by region</source>
            <translation>按区域筛选参考</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/filter_button.py" />
            <source>All faces</source>
            <translation>所有人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/filter_button.py" />
            <source>With {region}</source>
            <translation>含{region}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Search references by name</source>
            <translation>按名称搜索参考</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Apply whole face</source>
            <translation>应用整张人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Only colour: whole face</source>
            <translation>仅颜色：整张人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>References</source>
            <translation>参考</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Add reference faces ({key})</source>
            <translation>添加参考人脸（{key}）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Drag hair or lips from a face onto the result, or click them here.</source>
            <translation>将头发或嘴唇从人脸拖到结果上，或在此处点击。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>{shown} of {total}</source>
            <translation>{shown} / {total}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>No references yet.
Drop pictures of faces here, or press +.</source>
            <translation>还没有参考。
将人脸图片拖到此处，或按 +。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>No matching faces.
Clear the search or the filter.</source>
            <translation>没有匹配的人脸。
请清除搜索或筛选。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Take only the colour from this reference (Enter)</source>
            <translation>只采用此参考的颜色（回车）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Apply the selected regions from this reference (Enter)</source>
            <translation>应用此参考的所选区域（回车）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Apply the whole face from this reference (Enter)</source>
            <translation>应用此参考的整张人脸（回车）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Use as style {letter}</source>
            <translation>用作风格 {letter}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Deselect for an average</source>
            <translation>取消参与平均</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Select for an average</source>
            <translation>选择参与平均</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Take its light</source>
            <translation>取其光照</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Open as portrait</source>
            <translation>作为人像打开</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/panel.py" />
            <source>Remove from the gallery</source>
            <translation>从图库中移除</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/progress.py" />
            <source>Cancel, and remove the faces that are not encoded yet</source>
            <translation>取消，并移除尚未编码的人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/progress.py" />
            <source>Encoding styles, {done} of {total}</source>
            <translation>正在编码风格，{done} / {total}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/reference_list.py" />
            <source>Enter applies {region}; arrow keys go to other regions, Esc to the faces</source>
            <translation>按回车键应用{region}；方向键转到其他区域，按 Esc 回到人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/reference_list.py" />
            <source>Click or drag: whole face</source>
            <translation>点击或拖动：整张人脸</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/gallery/reference_list.py" />
            <source>Click or drag: {n} selected regions</source>
            <extracomment>For one: Click or drag: {n} selected region</extracomment>
            <translation>
                <numerusform>点击或拖动：{n} 个所选区域</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/gallery/reference_list.py" />
            <source>Click or drag: {region} · Shift-drag: whole face</source>
            <translation>点击或拖动：{region} · 按住 Shift 拖动：整张人脸</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/gallery/reference_list.py" />
            <source>Click: {n} selected regions · Drag: {region} · Shift-drag: {n} selected regions</source>
            <extracomment>For one: Click: {n} selected region · Drag: {region} · Shift-drag: {n} selected region</extracomment>
            <translation>
                <numerusform>点击：{n} 个所选区域 · 拖动：{region} · 按住 Shift 拖动：{n} 个所选区域</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/gallery/reference_list.py" />
            <source>{n} selected</source>
            <extracomment>For one: {n} selected</extracomment>
            <translation>
                <numerusform>已选择 {n} 个</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/model.py" />
            <source>undone</source>
            <translation>已撤销</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/model.py" />
            <source>Click to go there. Tick the box to compare.</source>
            <translation>点击可转到此状态。勾选方框可进行比较。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>History</source>
            <translation>历史记录</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>Snapshots</source>
            <translation>快照</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>Steps</source>
            <translation>步骤</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>Take a snapshot to be able to return to this state later.</source>
            <translation>创建快照，以便日后返回此状态。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>Tick states to compare</source>
            <translation>勾选要比较的状态</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>Compare with the present</source>
            <translation>与当前状态比较</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>Compare the two</source>
            <translation>比较这两个状态</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>Tick one or two states to compare them.</source>
            <translation>勾选一个或两个状态进行比较。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>Return to this state</source>
            <translation>返回此状态</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/panel.py" />
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/history/words.py" />
            <source>Automatic</source>
            <translation>自动</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/history/words.py" />
            <source>{n} regions</source>
            <extracomment>For one: {n} region</extracomment>
            <translation>
                <numerusform>{n} 个区域</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/model.py" />
            <source>Other network</source>
            <translation>其他网络</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/model.py" />
            <source>Not kept</source>
            <translation>未保存</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/page.py" />
            <source>Show the folder</source>
            <translation>显示文件夹</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>Search styles by name</source>
            <translation>按名称搜索风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>Apply style</source>
            <translation>应用风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>Library</source>
            <translation>风格库</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>Import, export and show styles</source>
            <translation>导入、导出和显示风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>More about styles</source>
            <translation>风格的更多操作</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>No matching styles.
Clear the search.</source>
            <translation>没有匹配的风格。
请清除搜索。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>No styles yet.
Press + to keep that of the portrait, or drop a .seanstyles file.</source>
            <translation>还没有风格。
按 + 保存人像的风格，或拖入 .seanstyles 文件。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>Keep in library</source>
            <translation>保存到风格库</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>Export {n} styles…</source>
            <extracomment>For one: Export…</extracomment>
            <translation>
                <numerusform>导出 {n} 个风格…</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>Show the file</source>
            <translation>显示文件</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/panel.py" />
            <source>Remove from the library</source>
            <translation>从风格库中移除</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/random_bar.py" />
            <source>Seed</source>
            <translation>种子</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/random_bar.py" />
            <source>Seed of the random style</source>
            <translation>随机风格的种子</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/random_bar.py" />
            <source>The same seed always gives the same style</source>
            <translation>相同的种子总是得到相同的风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library/random_bar.py" />
            <source>Random</source>
            <translation>随机</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/library/style_list.py" />
            <source>Click or drag: {n} regions</source>
            <extracomment>For one: Click or drag: {n} region</extracomment>
            <translation>
                <numerusform>点击或拖动：{n} 个区域</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/library_pages.py" />
            <source>Pages of the library</source>
            <translation>风格库的页面</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/entry.py" />
            <source>{percent} %</source>
            <translation>{percent} %</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/panel.py" />
            <source>Apply look</source>
            <translation>应用造型</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/panel.py" />
            <source>Search looks by name</source>
            <translation>按名称搜索造型</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/panel.py" />
            <source>Import, export and show looks</source>
            <translation>导入、导出和显示造型</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/panel.py" />
            <source>More about looks</source>
            <translation>更多造型操作</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/panel.py" />
            <source>Strength of the look</source>
            <translation>造型的强度</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/panel.py" />
            <source>How much of the look: drag, or press the arrow keys</source>
            <translation>造型的程度：拖动，或按方向键</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/panel.py" />
            <source>Strength</source>
            <translation>强度</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/panel.py" />
            <source>No matching looks.
Clear the search.</source>
            <translation>没有匹配的造型。
请清除搜索。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/looks/panel.py" />
            <source>No looks yet.</source>
            <translation>还没有造型。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/palette/palette.py" />
            <source>Find a command</source>
            <translation>查找命令</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/palette/palette.py" />
            <source>No command fits. Try another word, in English too.</source>
            <translation>没有匹配的命令。请换一个词，也可以用英文。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/palette/palette.py" />
            <source>Type a command, a region or a recent file</source>
            <translation>输入命令、区域或最近的文件</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/palette/palette.py" />
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/palette/palette.py" />
            <source>Commands</source>
            <translation>命令</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/performance_card.py" />
            <source>median / 95 %</source>
            <translation>中位数 / 95 %</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/performance_card.py" />
            <source>Edit to result</source>
            <translation>编辑到结果</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/performance_card.py" />
            <source>Brush to layout</source>
            <translation>画笔到布局</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/performance_card.py" />
            <source>Pictures a second</source>
            <translation>每秒图片数</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/performance_card.py" />
            <source>Longest block</source>
            <translation>最长停顿</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/performance_card.py" />
            <source>Memory</source>
            <translation>内存</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/performance_card.py" />
            <source>Computed in</source>
            <translation>计算精度</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/common_mix.py" />
            <source>Mix of several regions</source>
            <translation>多个区域的混合比例</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/common_mix.py" />
            <source>Mix {least}–{most} %</source>
            <translation>混合 {least}～{most} %</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/common_mix.py" />
            <source>Mix {percent} %</source>
            <translation>混合 {percent} %</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/group_bar.py" />
            <source>Select {group}; with Ctrl or Shift, add to the selection</source>
            <translation>选择{group}；按住 Ctrl 或 Shift 可添加到所选区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/group_bar.py" />
            <source>Group {group}</source>
            <translation>分组：{group}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/group_bar.py" />
            <source>Region groups</source>
            <translation>区域分组</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/group_bar.py" />
            <source>Groups of regions</source>
            <translation>区域分组</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/header.py" />
            <source>Select or deselect all regions</source>
            <translation>选择或取消选择所有区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/header.py" />
            <source>Unfold the region list</source>
            <translation>展开区域列表</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/header.py" />
            <source>Fold the region list</source>
            <translation>折叠区域列表</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/header.py" />
            <source>Move the region list below the views</source>
            <translation>将区域列表移到视图下方</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/header.py" />
            <source>Move the region list beside the result</source>
            <translation>将区域列表移到结果旁边</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/header.py" />
            <source>{selected} of {total} selected: click or drag a face to copy them</source>
            <translation>已选择 {selected} / {total}：点击或拖动人脸可复制这些区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/header.py" />
            <source>Nothing selected: click to copy one region, drag to copy the whole face</source>
            <translation>未选择区域：点击可复制一个区域，拖动可复制整张人脸</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/header.py" />
            <source>Nothing selected</source>
            <translation>未选择区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/panel.py" />
            <source>How much of the references' styles is mixed in, for all selected regions</source>
            <translation>在所有所选区域中混入参考风格的比例</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/panel.py" />
            <source>How much of the references' styles is mixed in, for all regions</source>
            <translation>在所有区域中混入参考风格的比例</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/panel.py" />
            <source>Paint with {region}</source>
            <translation>用{region}绘制</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/panel.py" />
            <source>Select only this region</source>
            <translation>只选择此区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/panel.py" />
            <source>Show all regions</source>
            <translation>显示所有区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/panel.py" />
            <source>Solo</source>
            <translation>单独显示</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/row.py" />
            <source>Region {region}</source>
            <translation>区域：{region}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/row.py" />
            <source>Lock {region}: paint cannot overwrite it</source>
            <translation>锁定{region}：绘制不会覆盖它</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/row.py" />
            <source>Solo {region}: dim all other regions</source>
            <translation>单独显示{region}：调暗其他所有区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/row.py" />
            <source>Reset {region} to its own style</source>
            <translation>将{region}重置为自身风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/row.py" />
            <source>Selected regions are copied together when you click a reference or drag a whole face</source>
            <translation>点击参考或拖动整张人脸时，所选区域会一起复制</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/row.py" />
            <source>Mix of {region}</source>
            <translation>{region}的混合比例</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/row.py" />
            <source>How much of the reference's style is mixed into the portrait's own</source>
            <translation>参考的风格在人像自身风格中所占的比例</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/row.py" />
            <source>Not in this layout: paint some {region} to add it</source>
            <translation>此布局中没有：绘制{region}即可添加</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/shown_style.py" />
            <source>Not in this layout</source>
            <translation>此布局中没有</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/shown_style.py" />
            <source>Typical style</source>
            <translation>典型风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/small_widgets.py" />
            <source>Press {key} to paint this region</source>
            <translation>按 {key} 绘制此区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/small_widgets.py" />
            <source>Shortcut {key}</source>
            <translation>快捷键 {key}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/source_words.py" />
            <source>Own style: reference removed</source>
            <translation>自身风格：参考已移除</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/source_words.py" />
            <source>Own style: {reference} has none</source>
            <translation>自身风格：{reference} 没有此区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/source_words.py" />
            <source>{first} and {second}</source>
            <translation>{first} 与 {second}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/source_words.py" />
            <source>{shape}, own colour</source>
            <translation>{shape}，自身颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/source_words.py" />
            <source>Colour of {colour}</source>
            <translation>颜色：{colour}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/source_words.py" />
            <source>{shape}, colour of {colour}</source>
            <translation>{shape}，颜色：{colour}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/source_words.py" />
            <source>Colour {colour}</source>
            <translation>颜色 {colour}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/region_panel/source_words.py" />
            <source>{shape}, colour {colour}</source>
            <translation>{shape}，颜色 {colour}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/amount_slider.py" />
            <source>Drag. Arrow keys move by 1 %, with Shift by 10 %. A double click sets it back to nothing.</source>
            <translation>拖动。方向键每次移动 1 %，按住 Shift 每次 10 %。双击归零。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/amount_slider.py" />
            <source>{least}–{most} %</source>
            <translation>{least}–{most} %</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/amount_slider.py" />
            <source>Drag, or press [ and ] while the brush is in hand.</source>
            <translation>拖动，或在使用画笔时按 [ 和 ]。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Soften</source>
            <translation>柔化</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Shadows and highlights of the face get weaker</source>
            <translation>脸部的阴影和高光变弱</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Turn</source>
            <translation>左右</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Light comes from the left or from the right of the picture</source>
            <translation>光从图片的左侧或右侧照来</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Lift</source>
            <translation>上下</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Light comes from below or from above</source>
            <translation>光从下方或上方照来</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Share of the light that was taken</source>
            <translation>所取光照的比例</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Take the light of a face</source>
            <translation>取一张脸的光照</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Light this face as the one selected under Faces. The menu of a face does it, too.</source>
            <translation>按“人脸”中所选的那张脸来照亮这张脸。脸的菜单中也可以这样做。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Own light</source>
            <translation>自身光照</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Give the face its own light back</source>
            <translation>恢复脸部自身的光照</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/light_box.py" />
            <source>Taken</source>
            <translation>所取</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Evenness</source>
            <translation>均匀</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Skin: blotches and redness go, pores stay</source>
            <translation>皮肤：斑块和泛红消失，毛孔保留</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Clarity</source>
            <translation>清晰</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Eyes: more contrast, whites less red, irises more colourful</source>
            <translation>眼睛：对比更强，眼白少红，虹膜颜色更鲜明</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Whitening</source>
            <translation>美白</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Teeth: yellow goes, lightness comes</source>
            <translation>牙齿：去黄提亮</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Shine</source>
            <translation>光泽</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Hair and lips: their highlights grow</source>
            <translation>头发和嘴唇：高光增强</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Detail</source>
            <translation>细节</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>All regions: more or less of pores, lashes and single hairs</source>
            <translation>所有区域：毛孔、睫毛和单根毛发增多或减少</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Cheeks</source>
            <translation>脸颊</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Show before</source>
            <translation>显示修饰前</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Hold to see the picture without retouching</source>
            <translation>按住可查看未修饰的图片</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Reset all</source>
            <translation>全部重置</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Take back all retouching</source>
            <translation>撤回所有修饰</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Tint of {region}</source>
            <translation>{region}的着色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Size of the blemish brush</source>
            <translation>去瑕画笔的大小</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Click a blemish in the result, or drag over several. With Alt a click brings it back. (S)</source>
            <translation>在结果中点击一处瑕疵，或拖过多处。按住 Alt 点击可恢复。(S)</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Bring back all blemishes</source>
            <translation>恢复所有瑕疵</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>The portrait has none of the selected regions.</source>
            <translation>人像中没有任何所选区域。</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>{n} blemishes taken away</source>
            <extracomment>For one: {n} blemish taken away</extracomment>
            <translation>
                <numerusform>已去除 {n} 处瑕疵</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/panel.py" />
            <source>Click them in the result.</source>
            <translation>在结果中点击瑕疵。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/retouch/tint_button.py" />
            <source>Other colour…</source>
            <translation>其他颜色…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/status_bar.py" />
            <source>Region under the pointer</source>
            <translation>指针处的区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/status_bar.py" />
            <source>Zoom</source>
            <translation>缩放</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/status_bar.py" />
            <source>Device</source>
            <translation>设备</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/status_bar.py" />
            <source>Time of the last render</source>
            <translation>上次渲染用时</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/status_bar.py" />
            <source>Saved state</source>
            <translation>保存状态</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/status_bar.py" />
            <source>Loading…</source>
            <translation>正在载入…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/status_bar.py" />
            <source>No model</source>
            <translation>没有模型</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/status_bar.py" />
            <source>Saved</source>
            <translation>已保存</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/tool_bar.py" />
            <source>Painting {region}. Click to swap with {other} (X)</source>
            <translation>正在绘制{region}。点击与{other}交换（X）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/tool_bar.py" />
            <source>Painting {region}, swap with {other}</source>
            <translation>正在绘制{region}，可与{other}交换</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/tool_bar.py" />
            <source>Tools</source>
            <translation>工具</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/transform_bar.py" />
            <source>Cancel (Esc)</source>
            <translation>取消（Esc）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/transform_bar.py" />
            <source>Accept (Enter)</source>
            <translation>应用（回车）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/transform_bar.py" />
            <source> px</source>
            <translation> px</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/transform_bar.py" />
            <source>How far the outline grows, shrinks or is smoothed</source>
            <translation>轮廓扩展、收缩或平滑的幅度</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/cells.py" />
            <source>Block {number} of {count}, {side} pixels: {style}</source>
            <translation>模块 {number} / {count}，{side} 像素：{style}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/cells.py" />
            <source>{block}, {side} × {side} pixels</source>
            <translation>{block}，{side} x {side} 像素</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/cells.py" />
            <source>Click: A or B. Drag: the same for several.</source>
            <translation>点击：切换 A 或 B。拖动：将多个模块设为相同。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/cells.py" />
            <source>Blocks, from the coarsest to the finest</source>
            <translation>模块，从最粗略到最精细</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Drop a face on A or B, or click there.</source>
            <translation>将人脸拖到 A 或 B 上，或点击该处。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Neither A nor B has the selected regions.</source>
            <translation>A 和 B 都没有所选区域。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Swap A and B</source>
            <translation>交换 A 和 B</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Share of B in all regions</source>
            <translation>所有区域中 B 的比例</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Ease</source>
            <translation>缓动</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Loop</source>
            <translation>循环</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Presets</source>
            <translation>预设</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Seconds from A to B</source>
            <translation>从 A 到 B 的秒数</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>There and back, until you stop it</source>
            <translation>往返播放，直到您停止</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Play from A to B, without changing anything</source>
            <translation>从 A 播放到 B，不作任何更改</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>The steps of Fig. 7 of the paper</source>
            <translation>论文图 7 中的各个步骤</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Coarse</source>
            <translation>粗略</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/panel.py" />
            <source>Fine</source>
            <translation>精细</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/presets.py" />
            <source>Coarse blocks first</source>
            <translation>粗略模块优先</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/presets.py" />
            <source>Fine blocks first</source>
            <translation>精细模块优先</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/presets.py" />
            <source>All blocks alike</source>
            <translation>所有模块相同</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/presets.py" />
            <source>{percent} % B</source>
            <translation>{percent} % B</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/scrubber.py" />
            <source>Drag from A to B. Arrow keys move by 1 %, with Shift by 10 %.</source>
            <translation>从 A 拖向 B。方向键每次移动 1 %，按住 Shift 每次移动 10 %。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/scrubber.py" />
            <source>{least}–{most} % B</source>
            <translation>{least}～{most} % B</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/scrubber.py" />
            <source>Share of B in {region}</source>
            <translation>{region}中 B 的比例</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/slot.py" />
            <source>Style {letter}: {name}</source>
            <translation>风格 {letter}：{name}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/two_styles/slot.py" />
            <source>Style {letter}: {name}. Drop a face here, or click to choose.</source>
            <translation>风格 {letter}：{name}。将人脸拖到此处，或点击进行选择。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/view_panels.py" />
            <source>Brush size ([ and ])</source>
            <translation>画笔大小（[ 和 ]）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/view_panels.py" />
            <source>Opacity of the layout over the photo</source>
            <translation>布局叠加在照片上的不透明度</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/view_panels.py" />
            <source>Hold to see the original (\)</source>
            <translation>按住查看原图（\）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/panels/view_panels.py" />
            <source>Hold to see the original</source>
            <translation>按住查看原图</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/camera.py" />
            <source>No camera was found.
Connect one, close other programs that use it, and try again.</source>
            <translation>未找到摄像头。
请连接摄像头，关闭使用它的其他程序，然后重试。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/camera.py" />
            <source>The camera stopped sending pictures.
Check its cable and try again.</source>
            <translation>摄像头已停止传送画面。
请检查连接线，然后重试。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/export_preview.py" />
            <source>Arrow keys move the picture, + and - zoom, Ctrl+0 shows all of it.</source>
            <translation>方向键移动图片，+ 和 - 缩放，按 Ctrl+0 显示整张图片。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/faces_view.py" />
            <source>Faces are numbered: digits or arrow keys choose one, Enter opens it.</source>
            <translation>人脸已编号：用数字键或方向键选择，按回车键打开。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/placing.py" />
            <source>Left eye</source>
            <translation>左眼</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/placing.py" />
            <source>Right eye</source>
            <translation>右眼</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/placing.py" />
            <source>Mouth, left</source>
            <translation>左嘴角</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/placing.py" />
            <source>Mouth, right</source>
            <translation>右嘴角</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/placing.py" />
            <source>Click the eye on the left side of the picture.</source>
            <translation>点击图片左侧的眼睛。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/placing.py" />
            <source>Click the eye on the right side of the picture.</source>
            <translation>点击图片右侧的眼睛。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/placing.py" />
            <source>Click the left corner of the mouth.</source>
            <translation>点击左侧的嘴角。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/placing.py" />
            <source>Click the right corner of the mouth.</source>
            <translation>点击右侧的嘴角。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/gui/photo/points_view.py" />
            <source>Click the eyes and the corners of the mouth, or press Space for each; arrow keys move the last point, 1 to 4 choose one, Backspace removes the last point.</source>
            <translation>点击眼睛和嘴角，或在各处按空格键；方向键移动最后一个点，按 1 至 4 选择某个点，退格键移除最后一个点。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/archive.py" />
            <source>{file} is damaged or incomplete. Download it again.</source>
            <translation>{file} 已损坏或不完整。请重新下载。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/archive.py" />
            <source>{file} unpacks to far more than {name} has. It is not the file you want.</source>
            <translation>{file} 解压后远大于 {name}。它不是所需的文件。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/archive.py" />
            <source>There is no {name} in {file}. Choose another file.</source>
            <translation>{file} 中没有 {name}。请选择其他文件。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/celebahq.py" />
            <source>{variable} has to hold addresses that begin with https://, not {url}.</source>
            <translation>{variable} 中的地址必须以 https:// 开头，而不是 {url}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/celebahq.py" />
            <source>What was downloaded cannot be used. {reason}</source>
            <translation>下载的文件无法使用。{reason}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/celebahq.py" />
            <source>Unpacking…</source>
            <translation>正在解压…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/celebahq.py" />
            <source>{file} could not be read, or not be stored in {folder} ({reason}).</source>
            <translation>无法读取 {file}，或无法将其存入 {folder}（{reason}）。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/celebahq.py" />
            <source>Checking…</source>
            <translation>正在校验…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/celebahq.py" />
            <source>Converting…</source>
            <translation>正在转换…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>BiSeNet face parser</source>
            <translation>BiSeNet 人脸解析器</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>The code it comes from is under the MIT licence. It was trained on the photographs of CelebAMask-HQ, which may be used for non-commercial research only.</source>
            <translation>其来源代码采用 MIT 许可证。它用 CelebAMask-HQ 的照片训练，这些照片仅可用于非商业研究。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>VGG-19 for the perceptual loss in training</source>
            <translation>VGG-19，用于训练中的感知损失</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>Published by torchvision under the BSD licence. It was trained on ImageNet, whose pictures may be used for non-commercial research only.</source>
            <translation>由 torchvision 以 BSD 许可证发布。它用 ImageNet 训练，其图片仅可用于非商业研究。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>Inception network for the Fréchet distance in evaluation</source>
            <translation>Inception 网络，用于评估中的弗雷歇距离</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>Google's network of 2015, ported to PyTorch by pytorch-fid under the Apache licence. It was trained on ImageNet, whose pictures may be used for non-commercial research only.</source>
            <translation>Google 2015 年的网络，由 pytorch-fid 以 Apache 许可证移植到 PyTorch。它用 ImageNet 训练，其图片仅可用于非商业研究。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>MobileNetV2 for the figures of texture</source>
            <translation>MobileNetV2，用于纹理指标</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>{file} could not be stored in {folder} ({reason}). Free some space there and check that the folder can be written to.</source>
            <translation>无法将 {file} 存入 {folder}（{reason}）。请在该处腾出空间，并检查该文件夹是否可写。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>{file} could not be downloaded: {reasons}.</source>
            <translation>无法下载 {file}：{reasons}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>; </source>
            <translation>；</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>Check your internet connection and try again.</source>
            <translation>请检查网络连接，然后重试。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>The part that has arrived is kept.</source>
            <translation>已下载的部分会保留。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>Or download {url} in a browser and put it into {folder}.</source>
            <translation>或者用浏览器下载 {url}，并放入 {folder}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>has another file of that name (its checksum is wrong)</source>
            <translation>提供的同名文件不同（校验和不符）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>closed the connection</source>
            <translation>中断了连接</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/downloads.py" />
            <source>has another file of that name ({total:,} bytes instead of {size:,})</source>
            <translation>提供的同名文件不同（{total:,} 字节，而不是 {size:,} 字节）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>answered {code} ({reason})</source>
            <translation>返回了 {code}（{reason}）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>sent another part of the file than requested</source>
            <translation>发来的不是所请求的文件部分</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>does not give the file at present: too many people have downloaded it (its quota is used up)</source>
            <translation>暂时不提供该文件：下载人数过多（配额已用尽）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>asks for a confirmation first, because it cannot scan a file of this size for viruses</source>
            <translation>要求先进行确认，因为文件过大，无法扫描病毒</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>sent a web page instead of the file (does the network ask you to sign in?)</source>
            <translation>发来的是网页而不是文件（网络是否要求登录？）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>no longer has the file ({code})</source>
            <translation>已不再提供该文件（{code}）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>cannot be reached: this network's proxy asks for a password (407)</source>
            <translation>无法访问：此网络的代理要求密码（407）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>did not answer in time</source>
            <translation>未及时响应</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>cannot be found (is there a connection?)</source>
            <translation>找不到（网络是否已连接？）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>has a certificate that cannot be verified ({reason})</source>
            <translation>的证书无法验证（{reason}）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/http_file.py" />
            <source>cannot be reached ({reason})</source>
            <translation>无法访问（{reason}）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/resumed_download.py" />
            <source>Another SEAN Editor is downloading {file}. Wait for it, or close it.</source>
            <translation>另一个 SEAN Editor 正在下载 {file}。请等待其完成，或将其关闭。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/resumed_download.py" />
            <source>{file} needs {needed:,.0f} MB, but only {free:,.0f} MB are free in {folder}. Free some space there.</source>
            <translation>{file} 需要 {needed:,.0f} MB，但 {folder} 中仅剩 {free:,.0f} MB 可用空间。请在该处腾出空间。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/resumed_download.py" />
            <source>has another file of that name ({total:,} bytes, more than {most:,})</source>
            <translation>提供的同名文件不同（{total:,} 字节，超过 {most:,} 字节）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/machine/resumed_download.py" />
            <source>has another file of that name (more than {most:,} bytes)</source>
            <translation>提供的同名文件不同（超过 {most:,} 字节）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/by_name.py" />
            <source>There is no picture “{name}”. Give a file, or a shipped portrait: {names}.</source>
            <translation>没有图片“{name}”。请给出文件，或随附的人像：{names}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/by_name.py" />
            <source>Points show which face of {file} is meant: leave out the label map and the number.</source>
            <translation>各点已指明 {file} 中的哪张人脸：请不要再给出标签图和编号。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/cut_portrait.py" />
            <source>These points do not show a face in {file}: {error}.</source>
            <translation>这些点在 {file} 中没有指出人脸：{error}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/decode.py" />
            <source>{file} is not a picture of a kind that is supported. Use a PNG, JPEG, WebP or TIFF file.</source>
            <translation>{file} 不是受支持的图片类型。请使用 PNG、JPEG、WebP 或 TIFF 文件。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/decode.py" />
            <source>{file} cannot be read: permission denied. Check its permissions.</source>
            <translation>无法读取 {file}：没有权限。请检查其权限。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/decode.py" />
            <source>{file} does not fit into memory. Scale it down, or close other programs.</source>
            <translation>内存不足，无法打开 {file}。请缩小图片，或关闭其他程序。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/decode.py" />
            <source>{file} cannot be read and may be damaged ({error}). Use another copy of the file.</source>
            <translation>无法读取 {file}，它可能已损坏（{error}）。请使用该文件的其他副本。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/decode.py" />
            <source>{file} is a folder. Choose a picture inside it.</source>
            <translation>{file} 是文件夹。请选择其中的图片。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/decode.py" />
            <source>{file} is not an ordinary file. Choose a picture file.</source>
            <translation>{file} 不是普通文件。请选择图片文件。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/decode.py" />
            <source>{file} is a HEIC picture, which needs one more package. Save it as JPEG, or install the package with: {command}</source>
            <translation>{file} 是 HEIC 图片，需要再安装一个软件包。请将其另存为 JPEG，或用以下命令安装该软件包：{command}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/decode.py" />
            <source>{file} is too large: {width} x {height} pixels. Scale it down to at most {limit} megapixels.</source>
            <translation>{file} 过大：{width} x {height} 像素。请将其缩小到 {limit} 百万像素以内。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/deep_tiff.py" />
            <source>{file} has fractions and no colour profile: 0 to {white:g} is read as sRGB.</source>
            <translation>{file} 含有小数，且没有颜色配置文件：0 至 {white:g} 按 sRGB 读取。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/deep_tiff.py" />
            <source>samples below zero</source>
            <translation>小于零的采样值</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/label_order.py" />
            <source>The ids in {file} are in the order of face-parsing.PyTorch, where 17 is hair. They were converted to CelebAMask-HQ's.</source>
            <translation>{file} 中的编号采用 face-parsing.PyTorch 的顺序，其中 17 为头发。已转换为 CelebAMask-HQ 的编号。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/label_order.py" />
            <source>Only {share} % of the regions in {file} lie where the face parser sees them. Check that it belongs to this picture and has the ids of CelebAMask-HQ.</source>
            <translation>{file} 中只有 {share} % 的区域与人脸解析器所见的位置一致。请检查它是否属于此图片，并使用 CelebAMask-HQ 的编号。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/left_out.py" />
            <source>{file} is for HDR displays: what is brighter than white is edited as white.</source>
            <translation>{file} 用于 HDR 显示器：比白色更亮的部分按白色编辑。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/left_out.py" />
            <source>{file} is in linear light, of which eight bits are kept: dark parts of the whole photo may show steps. Convert it to sRGB or Display P3 before.</source>
            <translation>{file} 采用线性光编码，仅保留 8 位：整张照片的暗部可能出现色阶断层。请先转换为 sRGB 或 Display P3。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/left_out.py" />
            <source>{file} has a gain map for HDR displays, which is left out.</source>
            <translation>{file} 含有用于 HDR 显示器的增益图，未予使用。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/left_out.py" />
            <source>{file} is an animation: only its first picture is opened.</source>
            <translation>{file} 是动画：只打开第一张图片。</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/photo/left_out.py" />
            <source>{file} holds {n} more pictures, which are left out.</source>
            <extracomment>For one: {file} holds {n} more picture, which is left out.</extracomment>
            <translation>
                <numerusform>{file} 还含有 {n} 张图片，未予使用。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/memory.py" />
            <source>{file} is a picture of {width} x {height} pixels in a very small file, which would take {size:.1f} GB of memory. Scale it down.</source>
            <translation>{file} 文件很小，却是 {width} x {height} 像素的图片，需要 {size:.1f} GB 内存。请将其缩小。</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/photo/opening.py" />
            <source>{file} shows {n} faces: there is no face {number}.</source>
            <extracomment>For one: {file} shows {n} face: there is no face {number}.</extracomment>
            <translation>
                <numerusform>{file} 中有 {n} 张人脸：没有第 {number} 张人脸。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/opening.py" />
            <source>No face was found in {file}.</source>
            <translation>{file} 中未检测到人脸。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/opening.py" />
            <source>Show where the eyes and the corners of the mouth are, or give a label map made for this picture.</source>
            <translation>请指明眼睛和嘴角的位置，或给出此图片的标签图。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/opening.py" />
            <source>Show where the eyes and the corners of the mouth are, or give a label map made for this picture, as {labels}.</source>
            <translation>请指明眼睛和嘴角的位置，或给出此图片的标签图，命名为 {labels}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/portraits.py" />
            <source>The folder {folder} cannot be read ({reason}).</source>
            <translation>无法读取文件夹 {folder}（{reason}）。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/portraits.py" />
            <source>There are no pictures in {folder}. Choose a folder with photos.</source>
            <translation>{folder} 中没有图片。请选择含有照片的文件夹。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/portraits.py" />
            <source>{file} has the label map {labels}, so it shows a single face that is already cut out.</source>
            <translation>{file} 有标签图 {labels}，因此其中只有一张已裁出的人脸。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/portraits.py" />
            <source>{file} was opened without its label map. {error}</source>
            <translation>打开 {file} 时未使用其标签图。{error}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/portraits.py" />
            <source>{labels} is {width} x {height} pixels, but {file} is {across} x {down}. Choose the label map made for this picture.</source>
            <translation>{labels} 为 {width} x {height} 像素，而 {file} 为 {across} x {down} 像素。请选择此图片的标签图。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/tiff_header.py" />
            <source>colours of kind {number}</source>
            <translation>{number} 类颜色</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/tiff_header.py" />
            <source>compression {number}</source>
            <translation>压缩方式 {number}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/tiff_header.py" />
            <source>samples of different kinds</source>
            <translation>种类不同的采样值</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/tiff_header.py" />
            <source>{bits} bits of sample format {number}</source>
            <translation>采样格式 {number} 的 {bits} 位数据</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/tiff_header.py" />
            <source>{count} samples a pixel</source>
            <translation>每个像素 {count} 个采样值</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/tiff_header.py" />
            <source>more than 4 GB</source>
            <translation>大于 4 GB</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/tiff_header.py" />
            <source>{file} is of a kind that is not supported: {what}. Save it in another program as PNG, or as TIFF with 8 or 16 bits.</source>
            <translation>{file} 属于不受支持的类型：{what}。请在其他程序中保存为 PNG，或 8 位或 16 位的 TIFF。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/photo/tiff_header.py" />
            <source>{file} is a camera's raw file. Develop it first, and save it as JPEG or TIFF.</source>
            <translation>{file} 是相机的 RAW 文件。请先进行 RAW 显影，再保存为 JPEG 或 TIFF。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/archive.py" />
            <source>two of its parts have the same name</source>
            <translation>其中有两个部分同名</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/archive.py" />
            <source>its parts overlap</source>
            <translation>其中的部分相互重叠</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/archive.py" />
            <source>{part} is missing</source>
            <translation>缺少 {part}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/archive.py" />
            <source>{part} is compressed in a way that projects do not use</source>
            <translation>{part} 采用了项目不使用的压缩方式</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/archive.py" />
            <source>{part} is damaged</source>
            <translation>{part} 已损坏</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/checks.py" />
            <source>The layout in {file}</source>
            <translation>{file} 中的布局</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/checks.py" />
            <source>The label map of {portrait} in {file}</source>
            <translation>{file} 中 {portrait} 的标签图</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/checks.py" />
            <source>its portrait {portrait} is {width} x {height} pixels, which are not multiples of 32</source>
            <translation>其中的人像 {portrait} 为 {width} x {height} 像素，不是 32 的倍数</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/checks.py" />
            <source>its fit has {count} regions instead of {wanted}</source>
            <translation>其中的拟合有 {count} 个区域，而不是 {wanted} 个</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/checks.py" />
            <source>its style codes are missing or malformed</source>
            <translation>其中的风格编码缺失或格式有误</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/checks.py" />
            <source>its style codes are not finite numbers</source>
            <translation>其中的风格编码不是有限数值</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/limits.py" />
            <source>it has {count} parts, more than a project can have</source>
            <translation>其中有 {count} 个部分，超过项目的上限</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/limits.py" />
            <source>its parts are far larger than the file</source>
            <translation>其中的部分远大于文件本身</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/limits.py" />
            <source>{part} is larger than {limit:,} bytes</source>
            <translation>{part} 大于 {limit:,} 字节</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/limits.py" />
            <source>a picture in it is too large ({width} x {height} pixels)</source>
            <translation>其中有一张图片过大（{width} x {height} 像素）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/limits.py" />
            <source>its pictures are too large together</source>
            <translation>其中的图片合计过大</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/look_file.py" />
            <source>{file} is no file of a look. End the name in {ending}.</source>
            <translation>{file} 不是造型文件。文件名应以 {ending} 结尾。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/look_file.py" />
            <source>{file} is no look, or it is damaged. Choose a {ending} file that this program wrote.</source>
            <translation>{file} 不是造型，或已损坏。请选择本程序写出的 {ending} 文件。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/look_file.py" />
            <source>The look in {file} cannot be read: {reason}. Use another copy of the file.</source>
            <translation>无法读取 {file} 中的造型：{reason}。请使用该文件的另一份副本。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/look_file.py" />
            <source>its manifest is not that of a look</source>
            <translation>其清单不是造型的清单</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/made_styles.py" />
            <source>one of its styles is missing or damaged</source>
            <translation>其中有一个风格缺失或已损坏</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/manifest.py" />
            <source>its manifest is not that of a project</source>
            <translation>其清单不是项目的清单</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/manifest.py" />
            <source>two of its references are the same</source>
            <translation>其中有两个参考相同</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/manifest.py" />
            <source>format {version}, this program reads up to {newest}</source>
            <translation>格式为 {version}，本程序最高可读取 {newest}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/manifest.py" />
            <source>it refers to region {region}, which does not exist</source>
            <translation>它引用了不存在的区域 {region}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/manifest.py" />
            <source>an id in its manifest is malformed</source>
            <translation>其清单中有一个编号格式有误</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/manifest_head.py" />
            <source>a newer SEAN Editor has written it; update this program to open it</source>
            <translation>它由较新的 SEAN Editor 保存；请更新本程序后再打开</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/manifest_head.py" />
            <source>its manifest is not JSON</source>
            <translation>其清单不是 JSON</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/manifest_head.py" />
            <source>its regions are not those of {regions}</source>
            <translation>其区域不是{regions}的区域</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/manifest_head.py" />
            <source>“{key}” is missing or malformed in its manifest</source>
            <translation>其清单中“{key}”缺失或格式有误</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/pictures.py" />
            <source>a picture in it has mode {found}, not {mode}</source>
            <translation>其中有一张图片的模式为 {found}，而不是 {mode}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/portraits.py" />
            <source>its picture of {portrait} was changed outside this program</source>
            <translation>其中 {portrait} 的图片已在本程序之外被更改</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>{references} in {file} cannot be used as a reference, and no region has its style: it was left out.</source>
            <translation>{file} 中的 {references} 无法用作参考，且没有区域采用其风格：已将其略去。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>{part} has not the size of its layout</source>
            <translation>{part} 的大小与其布局不符</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>The photo of {portrait} in {file} is missing or damaged: its texture comes from the small picture. Add the photo again for all of its texture.</source>
            <translation>{file} 中 {portrait} 的照片缺失或已损坏：其纹理来自小图。要获得全部纹理，请重新添加该照片。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>These snapshots in {file} are damaged and were left out: {names}.</source>
            <translation>{file} 中的这些快照已损坏，未予载入：{names}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>{file} is not a project, or it is damaged. Choose a .sean file saved by this program.</source>
            <translation>{file} 不是项目，或已损坏。请选择由本程序保存的 .sean 文件。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>{file} was saved by a newer SEAN Editor ({error}). Update this program to open it.</source>
            <translation>{file} 由较新的 SEAN Editor 保存（{error}）。请更新本程序后再打开。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>{file} cannot be opened as a project: {reason}. Use another copy of it, or open the photo again.</source>
            <translation>无法将 {file} 作为项目打开：{reason}。请使用该文件的其他副本，或重新打开照片。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>{file} is a folder. Choose a .sean file inside it.</source>
            <translation>{file} 是文件夹。请选择其中的 .sean 文件。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>{file} is not an ordinary file. Choose a .sean file.</source>
            <translation>{file} 不是普通文件。请选择 .sean 文件。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>its photo cannot be decoded</source>
            <translation>其中的照片无法解码</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/reading.py" />
            <source>its photo is {width} x {height} pixels, the portrait was cut from one of {across} x {down}</source>
            <translation>其中的照片为 {width} x {height} 像素，而人像是从 {across} x {down} 像素的照片中裁出的</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/shared_file.py" />
            <source>{file} is a folder. Choose a {ending} file inside it.</source>
            <translation>{file} 是文件夹。请选择其中的 {ending} 文件。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/snapshots.py" />
            <source>Automatic snapshot</source>
            <translation>自动快照</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/styles_file.py" />
            <source>{file} is no file of styles. End the name in {ending}.</source>
            <translation>{file} 不是风格文件。文件名请以 {ending} 结尾。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/styles_file.py" />
            <source>A file holds 1 to {most} styles, not {n}.</source>
            <translation>一个文件可含 1 至 {most} 个风格，而不是 {n} 个。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/styles_file.py" />
            <source>{file} holds no styles, or it is damaged. Choose a {ending} file that this program wrote.</source>
            <translation>{file} 中没有风格，或已损坏。请选择由本程序保存的 {ending} 文件。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/styles_file.py" />
            <source>All styles in {file} are damaged, or it has none. Use another copy of the file.</source>
            <translation>{file} 中的风格全部损坏，或其中没有风格。请使用该文件的其他副本。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/styles_file.py" />
            <source>Unnamed</source>
            <translation>未命名</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/styles_file.py" />
            <source>The styles in {file} cannot be read: {reason}. Use another copy of the file.</source>
            <translation>无法读取 {file} 中的风格：{reason}。请使用该文件的其他副本。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/styles_file.py" />
            <source>its manifest is not that of styles</source>
            <translation>其清单不是风格文件的清单</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/writing.py" />
            <source>{file} is not a project file. End the name in {ending}.</source>
            <translation>{file} 不是项目文件。文件名请以 {ending} 结尾。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/project_file/writing.py" />
            <source>{file} was not saved, because it could not be opened again: {reason}. Remove references, or use a smaller picture.</source>
            <translation>未保存 {file}，因为无法再次打开：{reason}。请移除一些参考，或使用较小的图片。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/applying.py" />
            <source>{reference} has no {regions}: left unchanged.</source>
            <translation>{reference} 没有{regions}：保持不变。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/applying.py" />
            <source>There is no place for this: {regions}. Paint it.</source>
            <translation>没有放置以下区域的位置：{regions}。请绘制。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/applying.py" />
            <source>Shape</source>
            <translation>形状</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/applying.py" />
            <source>{names} or {last}</source>
            <translation>{names}或{last}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/autosave.py" />
            <source>The folder {folder} cannot be created ({reason}).</source>
            <translation>无法创建文件夹 {folder}（{reason}）。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/autosave.py" />
            <source>{file} cannot be removed ({reason}). Remove it yourself.</source>
            <translation>无法移除 {file}（{reason}）。请自行移除。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/dragged.py" />
            <source>{name} cannot be dragged like that: its way is no number.</source>
            <translation>{name} 不能这样拖动：其位移不是数值。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/dragged.py" />
            <source>{name} cannot be dragged like that: its reach is 0.1 to 4.</source>
            <translation>{name} 不能这样拖动：其影响范围为 0.1 到 4。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/dragged.py" />
            <source>A portrait has at most {n} pulls.</source>
            <translation>一个人像最多有 {n} 次拖动。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/dragged.py" />
            <source>{name} goes {longest} of the side at a time: give it again to drag it on.</source>
            <translation>{name} 每次最多移动边长的 {longest}：再次给出可继续拖动。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/dragged.py" />
            <source>There is no point {name}. The points are: {names}. With left- or right- before it, a point of two sides is dragged alone.</source>
            <translation>没有名为 {name} 的点。可用的点有：{names}。前面加上 left- 或 right-，可单独拖动一侧的点。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/dragged.py" />
            <source>The label map does not show the point {name}.</source>
            <translation>标签图中没有点 {name}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/journal/journal.py" />
            <source>Could not write {file} ({reason}). Save your work to another disk.</source>
            <translation>无法写入 {file}（{reason}）。请将您的工作保存到其他磁盘。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/journal/reader.py" />
            <source>The editor ended before the photo of {portrait} was copied. Open the photo again to put a result back into it.</source>
            <translation>编辑器在复制 {portrait} 的照片之前意外结束。要将结果放回照片，请重新打开该照片。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/kept_codes.py" />
            <source>This project was made with {weights}, not with {now}: the result may look different.</source>
            <translation>此项目由 {weights} 制作，而不是 {now}：结果可能有所不同。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/applying.py" />
            <source>{look} was made with another network: the style of its {regions} was left out.</source>
            <translation>{look} 是用另一个网络制作的：其中{regions}的风格被略去。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/applying.py" />
            <source>This portrait has no {regions}: the rest of {look} was applied.</source>
            <translation>此人像没有{regions}：已应用 {look} 的其余部分。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/library.py" />
            <source>There is no look “{name}”. Give a file, or one of: {names}.</source>
            <translation>没有造型“{name}”。请给出文件，或以下之一：{names}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/making.py" />
            <source>There is nothing to keep as a look. Give a region a style or a colour, or retouch it, first.</source>
            <translation>没有可保存为造型的内容。请先为某个区域指定风格或颜色，或加以修饰。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/painting.py" />
            <source>A strength lies between 0 and 1, not {strength}.</source>
            <translation>强度应在 0 和 1 之间，而不是 {strength}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/painting.py" />
            <source>Nothing of {look} can be applied to {portrait}: it has none of its regions, or the styles belong to another network.</source>
            <translation>{look} 中没有可应用到 {portrait} 的内容：该人像没有其中的区域，或风格属于另一个网络。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Copper hair</source>
            <translation>铜色头发</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Chestnut hair</source>
            <translation>栗色头发</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Ink black hair</source>
            <translation>墨黑头发</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Silver hair</source>
            <translation>银色头发</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Rose lips</source>
            <translation>玫瑰唇</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Nude lips</source>
            <translation>裸唇</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Clean skin</source>
            <translation>净透肌肤</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Bright eyes</source>
            <translation>明亮双眼</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Studio light</source>
            <translation>影棚光</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Window light</source>
            <translation>窗边光</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Evening</source>
            <translation>晚间</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/looks/recipes.py" />
            <source>Natural polish</source>
            <translation>自然修饰</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/session/made_styles.py" />
            <source>{n} styles in use belong to another network: their regions show their own style.</source>
            <extracomment>For one: {n} style in use belongs to another network: its regions show their own style.</extracomment>
            <translation>
                <numerusform>正在使用的 {n} 种风格属于另一个网络：相应区域显示自身风格。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/making.py" />
            <source>An average is of two or more portraits. Choose another one as well.</source>
            <translation>平均风格需要两张或更多人像。请再选择一张。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/making.py" />
            <source>A seed is a whole number from 0 to {last}, not {seed}.</source>
            <translation>种子应为 0 至 {last} 的整数，而不是 {seed}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/making.py" />
            <source>A random style needs the styles of two or more portraits, and there are none.</source>
            <translation>随机风格需要两张或更多人像的风格，但现有人像不足。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/making.py" />
            <source>Random {seed}</source>
            <translation>随机 {seed}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/making.py" />
            <source>{name} has none of these regions. Choose others.</source>
            <translation>{name} 没有这些区域。请选择其他区域。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/making.py" />
            <source>Average of {first} and {second}</source>
            <translation>{first} 与 {second} 的平均</translation>
        </message>
        <message numerus="yes">
            <location filename="../../sean_editor/session/making.py" />
            <source>Average of {first}, {second} and {n} more</source>
            <extracomment>For one: Average of {first}, {second} and {n} more</extracomment>
            <translation>
                <numerusform>{first}、{second} 及另外 {n} 个的平均</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/own_references.py" />
            <source>Could not write {file} ({reason}).</source>
            <translation>无法写入 {file}（{reason}）。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/project_picture.py" />
            <source>{portrait} could not be rendered.</source>
            <translation>无法渲染 {portrait}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/references.py" />
            <source>{reference} was left out of the references. {error}</source>
            <translation>{reference} 未加入参考。{error}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/style_clipboard.py" />
            <source>This style was copied with another network, and means nothing to this one: copy it again.</source>
            <translation>此风格是用另一个网络复制的，不适用于当前网络：请重新复制。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/style_clipboard.py" />
            <source>Style of {region}</source>
            <translation>{region}的风格</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/style_clipboard.py" />
            <source>{targets}: now in the style of {region}. Its colour carries over, its pattern only roughly, and the texture stays as it is.</source>
            <translation>{targets}：已采用{region}的风格。颜色会沿用，图案只能大致沿用，纹理保持不变。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/style_library.py" />
            <source>These styles in {file} are damaged and were left out: {names}.</source>
            <translation>{file} 中的这些风格已损坏，未予载入：{names}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/switching.py" />
            <source>{file} is made for {wanted} regions, and this editor paints {regions}. Choose another file.</source>
            <translation>{file} 适用于 {wanted} 个区域，而本编辑器使用 {regions} 个区域。请选择其他文件。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>strands from the photos</source>
            <translation>来自照片的发丝</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>pieces of the photos</source>
            <translation>照片的局部</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>own texture</source>
            <translation>自身纹理</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>no texture</source>
            <translation>无纹理</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>the reference is too small</source>
            <translation>参考过小</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>the reference is too blurred</source>
            <translation>参考过于模糊</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>{size} px · photo</source>
            <translation>{size} 像素 · 照片</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>The photo, retouched.</source>
            <translation>修饰后的照片。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>Nothing has been edited yet.</source>
            <translation>尚未进行任何编辑。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>{size} px · first pass…</source>
            <translation>{size} 像素 · 初步结果…</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>The picture of the encoder's first pass. The styles are being refined.</source>
            <translation>编码器初步处理的图片。正在细化风格。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>{size} px · network</source>
            <translation>{size} 像素 · 网络</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>The picture of the network. The texture of the photos follows.</source>
            <translation>网络生成的图片。照片的纹理随后加入。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>The picture of the network, without the texture of photos.</source>
            <translation>网络生成的图片，不含照片的纹理。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>{size} px · photo texture</source>
            <translation>{size} 像素 · 照片纹理</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>{size} px · own texture: {lack}</source>
            <translation>{size} 像素 · 自身纹理：{lack}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>{region}: {means}</source>
            <translation>{region}：{means}</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/texture_words.py" />
            <source>{region}: {means} ({lack})</source>
            <translation>{region}：{means}（{lack}）</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/textured.py" />
            <source>{portrait} cannot get texture: that takes a square portrait of 256 pixels or more.</source>
            <translation>{portrait} 无法添加纹理：需要 256 像素或更大的正方形人像。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/textured.py" />
            <source>A size is a multiple of 8 from 64 to 1024 pixels, not {size}.</source>
            <translation>大小应为 64 至 1024 像素之间 8 的倍数，而不是 {size}。</translation>
        </message>
        <message>
            <location filename="../../sean_editor/session/transitions.py" />
            <source>A share of style B is a number from 0 to 1, or one for each of {n} blocks.</source>
            <translation>风格 B 的比例应为 0 至 1 的数值，或为 {n} 个模块各给出一个数值。</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Background</source>
            <translation>背景</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>background</source>
            <translation>背景</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>skin</source>
            <translation>皮肤</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Nose</source>
            <translation>鼻子</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>nose</source>
            <translation>鼻子</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Glasses</source>
            <translation>眼镜</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>glasses</source>
            <translation>眼镜</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>left eye</source>
            <translation>左眼</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>right eye</source>
            <translation>右眼</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>left brow</source>
            <translation>左眉</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>right brow</source>
            <translation>右眉</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Left ear</source>
            <translation>左耳</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>left ear</source>
            <translation>左耳</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Right ear</source>
            <translation>右耳</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>right ear</source>
            <translation>右耳</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Mouth</source>
            <translation>口腔</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>mouth</source>
            <translation>口腔</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>upper lip</source>
            <translation>上唇</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>lower lip</source>
            <translation>下唇</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>hair</source>
            <translation>头发</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Hat</source>
            <translation>帽子</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>hat</source>
            <translation>帽子</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Earring</source>
            <translation>耳环</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>earring</source>
            <translation>耳环</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Necklace</source>
            <translation>项链</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>necklace</source>
            <translation>项链</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>Neck</source>
            <translation>脖子</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>neck</source>
            <translation>脖子</translation>
        </message>
        <message>
            <location filename="../../models/regions/celebamask_hq.py" />
            <source>clothes</source>
            <translation>衣服</translation>
        </message>
    </context>
</TS>
