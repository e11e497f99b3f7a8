"""The only place that calls Blender (bpy), which has no types: scene, meshes, strands, node trees, lamps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from models.errors import UserError
from models.lab.renders.classes import Class
from models.lab.renders.maths import Array, Vector

Material = Any
Socket = Any
LABEL_PASSES = 6
"""Colour passes that carry the labels, three regions each; background is what no surface covers."""


def import_blender() -> Any:
    """The module bpy; UserError where it is not installed."""
    try:
        import bpy
    except ImportError as error:
        raise UserError(
            "Rendering needs Blender as a Python module, which is not installed. Install it with: "
            "pip install bpy scipy OpenEXR (each release of bpy is for one version of Python)"
        ) from error
    return bpy


class NodeTree:
    """A shader under construction."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree
        self._types = import_blender().types
        tree.nodes.clear()

    def node(self, kind: str, inputs: Mapping[Any, Any] | Sequence[Any] = (), **properties: Any) -> Any:
        """A new node "ShaderNode<kind>". Inputs, by name or in order, are values, sockets or nodes (of which
        the first output counts); None leaves one as it is."""
        node = self._tree.nodes.new(f"ShaderNode{kind}")
        for name, value in properties.items():
            setattr(node, name, value)
        pairs = inputs.items() if isinstance(inputs, Mapping) else enumerate(inputs)
        for key, value in pairs:
            if value is not None:
                self._set(node.inputs[key], value)
        return node

    def _set(self, socket: Socket, value: Any) -> None:
        if isinstance(value, self._types.NodeSocket):
            self._tree.links.new(value, socket)
        elif isinstance(value, self._types.Node):
            self._tree.links.new(value.outputs[0], socket)
        else:
            socket.default_value = value

    def attribute(self, name: str, output: str) -> Socket:
        """An attribute of the mesh; `output` is "Color", "Vector" or "Fac"."""
        return self.node("Attribute", attribute_name=name).outputs[output]

    def math(self, operation: str, a: Any, b: Any = None, clamp: bool = False) -> Socket:
        return self.node("Math", [a, b], operation=operation, use_clamp=clamp).outputs[0]

    def multiply_add(self, a: Any, factor: Any, summand: Any) -> Socket:
        return self.node("Math", [a, factor, summand], operation="MULTIPLY_ADD").outputs[0]

    def scaled(self, vector: Any, factor: Any) -> Socket:
        """A vector or colour times a number."""
        return self.node("VectorMath", {0: vector, "Scale": factor}, operation="SCALE").outputs[0]

    def stretched(self, vector: Any, factors: Vector) -> Socket:
        """A vector times another, component by component."""
        return self.node("VectorMath", {0: vector, 1: factors}, operation="MULTIPLY").outputs[0]

    def mix(self, share: Any, a: Any, b: Any) -> Socket:
        """Colour `a` where `share` is 0, `b` where it is 1."""
        node = self._tree.nodes.new("ShaderNodeMix")
        node.data_type, node.blend_type = "RGBA", "MIX"
        for place, value in ((0, share), (6, a), (7, b)):
            socket_or_number = place == 0 or isinstance(value, self._types.NodeSocket)
            self._set(node.inputs[place], value if socket_or_number else (*value, 1))
        return node.outputs[2]

    def see_through(self, share: Socket, shader: Any) -> Any:
        """`shader` where `share` is 1, nothing where it is 0."""
        clear = self.node("BsdfTransparent")
        return self.node("MixShader", [share, clear, shader]).outputs[0]

    def surface(self, shader: Any) -> None:
        """Use `shader` for the material."""
        self.node("OutputMaterial", {"Surface": shader})

    def label(self, region: Class, mask: Socket | None = None) -> None:
        """Count the surface to `region`, where `mask` is 1."""
        number, channel = divmod(region - 1, 3)
        output = self.node("OutputAOV", aov_name=f"L{number}")
        if mask is None:
            colour = [0.0, 0.0, 0.0]
            colour[channel] = 1.0
            output.inputs["Color"].default_value = (*colour, 1)
        else:
            channels = [mask if place == channel else 0.0 for place in range(3)]
            self._set(output.inputs["Color"], self.node("CombineColor", channels))

    def label_by_attributes(self) -> None:
        """Count each vertex to regions by its attributes label0 to label5."""
        for number in range(LABEL_PASSES):
            output = self.node("OutputAOV", aov_name=f"L{number}")
            self._set(output.inputs["Color"], self.attribute(f"label{number}", "Vector"))


class Scene:
    """A new, empty scene for one picture of `size` pixels."""

    def __init__(self, size: int, samples: int, threads: int) -> None:
        self._bpy = import_blender()
        self._bpy.ops.wm.read_factory_settings(use_empty=True)
        self._scene = self._bpy.context.scene
        self._scene.render.engine = "CYCLES"
        _set_quality(self._scene.cycles, samples)
        self._scene.cycles_curves.shape = "RIBBONS"
        self._scene.cycles_curves.subdivisions = 2
        _set_output(self._scene.render, size, threads)
        for number in range(LABEL_PASSES):
            channel = self._scene.view_layers[0].aovs.add()
            channel.name, channel.type = f"L{number}", "COLOR"

    def material(self, name: str) -> tuple[Material, NodeTree]:
        """A new material and its empty shader."""
        material = self._bpy.data.materials.new(name)
        if material.node_tree is None:  # before Blender 5.0
            material.use_nodes = True
        return material, NodeTree(material.node_tree)

    def mesh(
        self,
        name: str,
        vertices: Array,
        quads: Array,
        material: Material,
        attributes: Mapping[str, Array] | None = None,
    ) -> None:
        """Add a smooth mesh of quads [K, 4]; `attributes` by vertex are [N] or [N, 3]."""
        mesh = self._bpy.data.meshes.new(name)
        mesh.vertices.add(len(vertices))
        mesh.vertices.foreach_set("co", np.asarray(vertices, "f4").ravel())
        mesh.loops.add(quads.size)
        mesh.loops.foreach_set("vertex_index", quads.astype("i4").ravel())
        mesh.polygons.add(len(quads))
        mesh.polygons.foreach_set("loop_start", np.arange(0, quads.size, quads.shape[1], dtype="i4"))
        mesh.update(calc_edges=True)
        mesh.polygons.foreach_set("use_smooth", np.full(len(quads), True))
        for key, values in (attributes or {}).items():
            kind, field = ("FLOAT", "value") if values.ndim == 1 else ("FLOAT_VECTOR", "vector")
            data = mesh.attributes.new(key, kind, "POINT").data
            data.foreach_set(field, np.asarray(values, "f4").ravel())
        mesh.materials.append(material)
        self._add(name, mesh)

    def strands(self, name: str, paths: Array, radius: float, material: Material) -> None:
        """Add hairs along paths [S, M, 3], `radius` at the root and a third of it at the tip."""
        count, length, _ = paths.shape
        curves = self._bpy.data.hair_curves.new(name)
        curves.add_curves([length] * count)
        curves.attributes["position"].data.foreach_set("vector", paths.astype("f4").ravel())
        radii = (radius * (1 - (1 - 0.35) * np.linspace(0, 1, length) ** 2)).astype("f4")
        attribute = curves.attributes.get("radius") or curves.attributes.new("radius", "FLOAT", "POINT")
        attribute.data.foreach_set("value", np.tile(radii, count))
        curves.materials.append(material)
        self._add(name, curves)

    def camera(self, axes: Array, position: Array, focal_length: float) -> None:
        """Look from `position` [3]; `axes` [3, 3] are right, up, back; `focal_length` in picture widths."""
        camera = self._bpy.data.cameras.new("camera")
        camera.sensor_width, camera.lens = 36, 36 * focal_length
        camera.clip_start, camera.clip_end = 0.05, 200
        self._scene.camera = self._add("camera", camera)
        self._scene.camera.matrix_world = _placed(axes, position)

    def lamp(self, axes: Array, position: Array, size: float, energy: float, colour: Vector) -> None:
        """A square lamp with sides of `size`; `axes` [3, 3] as for the camera."""
        lamp = self._bpy.data.lights.new("lamp", "AREA")
        lamp.size, lamp.energy, lamp.color = size, energy, colour
        self._add("lamp", lamp).matrix_world = _placed(axes, position)

    def world(self) -> NodeTree:
        """The shader of what surrounds the scene."""
        world = self._bpy.data.worlds.new("world")
        self._scene.world = world
        if world.node_tree is None:
            world.use_nodes = True
        world.cycles.sampling_method = "NONE"
        return NodeTree(world.node_tree)

    def render(self, path: Path, seed: int) -> None:
        """Write the passes to the OpenEXR file `path`."""
        self._scene.cycles.seed = seed
        self._scene.render.filepath = str(path)
        self._scene.render.use_file_extension = False
        self._bpy.ops.render.render(write_still=True)

    def _add(self, name: str, data: Any) -> Any:
        thing = self._bpy.data.objects.new(name, data)
        self._scene.collection.objects.link(thing)
        return thing


def _placed(axes: Array, position: Array) -> Any:
    from mathutils import Matrix

    matrix = np.eye(4)
    matrix[:3, :3], matrix[:3, 3] = axes.T, position
    return Matrix(matrix.tolist())


def _set_quality(cycles: Any, samples: int) -> None:
    """Few samples and short light paths; the denoiser makes up for them."""
    cycles.device, cycles.samples = "CPU", samples
    cycles.use_adaptive_sampling, cycles.adaptive_threshold, cycles.adaptive_min_samples = True, 0.03, 8
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
    cycles.use_light_tree = False
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 6, 2, 2
    cycles.transmission_bounces, cycles.transparent_max_bounces = 5, 12
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect, cycles.sample_clamp_direct = 4, 12
    cycles.pixel_filter_type, cycles.filter_width = "BLACKMAN_HARRIS", 1.3


def _set_output(render: Any, size: int, threads: int) -> None:
    render.resolution_x = render.resolution_y = size
    render.resolution_percentage = 100
    render.film_transparent = True
    render.threads_mode, render.threads = "FIXED", threads
    render.use_persistent_data = False
    settings = render.image_settings
    if hasattr(settings, "media_type"):  # from Blender 5.0
        settings.media_type = "MULTI_LAYER_IMAGE"
    settings.file_format = "OPEN_EXR_MULTILAYER"
    settings.color_depth, settings.exr_codec = "16", "NONE"
