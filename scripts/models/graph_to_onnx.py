"""Turns the convolutional part of a TensorFlow.js graph model into ONNX (NCHW).

TensorFlow convolves NHWC tensors. A model that came from elsewhere stores NCHW ones and turns each before and after a
convolution; all tensors of the file written here are NCHW, so those turns vanish and only the meaning of axes remains.

The graph is cut at chosen input and head tensors; pre-processing before and box decoding after them stay out, because
they are loops and reshapes that OpenCV cannot run. Every operator that is not in `Converter.OPERATORS` is an error.
"""

import base64

import numpy as np

from convolution import dense_weights, output_size, padding_attribute, same_padding
from onnx_file import OnnxGraph

# Where the model keeps batch, channels, rows and columns of a tensor.
NHWC = (0, 3, 1, 2)
NCHW = (0, 1, 2, 3)
# Transposes between the two, as the permutation they are written as.
TURNS = {(0, 2, 3, 1): (NCHW, NHWC), (0, 3, 1, 2): (NHWC, NCHW)}


def convert_graph(model, cut_input, heads, size, layout=NHWC):
    """ONNX bytes of `model` between `cut_input` and `heads`, written for an input of `size` (height, width) whose axes in
    the model are `layout`."""
    converter = Converter(model, cut_input, (3, *size), layout)
    for name in _order_of_computation(model.nodes, cut_input, heads):
        converter.convert(name)
    batch = lambda name: (1, *converter.shapes[name])
    return converter.graph.to_bytes({cut_input: batch(cut_input)}, {head: batch(head) for head in heads})


def _tensor_name(reference):
    return reference.lstrip("^").split(":")[0]


def _order_of_computation(nodes, cut_input, heads):
    order = []
    done = {cut_input}
    stack = [(head, False) for head in reversed(heads)]
    while stack:
        name, inputs_done = stack.pop()
        if inputs_done:
            order.append(name)
        elif name not in done:
            done.add(name)
            stack.append((name, True))
            stack += [(_tensor_name(i), False) for i in reversed(nodes[name].get("input", []))]
    return order


def _arithmetic(operator):
    """A handler for an operator on two tensors, or on a tensor and one value a channel."""

    def convert(converter, name, attributes, inputs):
        constants = converter.model.weights
        operands = [converter.channel_constant(constants[i]) if i in constants else i for i in inputs]
        converter.graph.node(operator, operands, name)
        return next(converter.shapes[i] for i in inputs if i not in constants)

    return convert


class Converter:
    def __init__(self, model, cut_input, shape, layout):
        self.model = model
        self.graph = OnnxGraph("consentry")
        self.shapes = {cut_input: shape}  # channels, height, width of every tensor so far
        self.layouts = {cut_input: layout}  # where the model keeps them

    def convert(self, name):
        node = self.model.nodes[name]
        if node["op"] == "Const":
            return
        if node["op"] not in self.OPERATORS:
            raise ValueError(f"{name}: operator {node['op']} is not supported")
        inputs = [_tensor_name(reference) for reference in node["input"]]
        self.layouts[name] = self.layouts[next(i for i in inputs if i in self.layouts)]
        self.shapes[name] = self.OPERATORS[node["op"]](self, name, node.get("attr", {}), inputs)

    def _convolution(self, name, attributes, inputs):
        weights = self.model.weights[inputs[1]]
        channels, *size = self._spatial_input(name, inputs[0])
        kernel, stride = list(weights.shape[:2]), _spatial(attributes, "strides")
        if _spatial(attributes, "dilations", [1, 1]) != [1, 1] or weights.shape[2] != channels:
            raise ValueError(f"{name}: dilated or grouped convolution is not supported")
        pads = self._pads(attributes, size, kernel, stride)
        onnx_inputs = [inputs[0], self.graph.constant(dense_weights(weights))]
        fused = [base64.b64decode(item).decode() for item in attributes.get("fused_ops", {}).get("list", {}).get("s", [])]
        if fused not in ([], ["BiasAdd"], ["BiasAdd", "Relu"]):
            raise ValueError(f"{name}: fused operators {fused} are not supported")
        if fused:
            onnx_inputs.append(self.graph.constant(self.model.weights[inputs[2]]))
        output = f"{name}/linear" if "Relu" in fused else name
        padding = padding_attribute(pads)
        self.graph.node("Conv", onnx_inputs, output, kernel_shape=kernel, strides=stride, group=1, **padding)
        if "Relu" in fused:
            self.graph.node("Relu", [output], name)
        return (weights.shape[3], *output_size(size, kernel, stride, pads))

    def _max_pool(self, name, attributes, inputs):
        channels, *size = self._spatial_input(name, inputs[0])
        kernel, stride = _spatial(attributes, "ksize"), _spatial(attributes, "strides")
        pads = self._pads(attributes, size, kernel, stride)
        self.graph.node("MaxPool", [inputs[0]], name, kernel_shape=kernel, strides=stride, pads=pads)
        return (channels, *output_size(size, kernel, stride, pads))

    def _spatial_input(self, name, reference):
        if self.layouts[reference] != NHWC:
            raise ValueError(f"{name}: works on NHWC tensors only")
        return self.shapes[reference]

    def _pads(self, attributes, size, kernel, stride):
        rule = base64.b64decode(attributes["padding"]["s"]).decode()
        return same_padding(size, kernel, stride) if rule == "SAME" else [0, 0, 0, 0]

    def _relu(self, name, attributes, inputs):
        self.graph.node("Relu", inputs, name)
        return self.shapes[inputs[0]]

    def _negate(self, name, attributes, inputs):
        self.graph.node("Mul", [inputs[0], self.channel_constant(np.float32([-1]))], name)
        return self.shapes[inputs[0]]

    def _concatenate(self, name, attributes, inputs):
        *parts, axis = inputs
        layout = self.layouts[name]
        if int(self.model.weights[axis]) % len(layout) != layout[1] or any(self.layouts[part] != layout for part in parts):
            raise ValueError(f"{name}: only channels can be concatenated")
        self.graph.node("Concat", parts, name, axis=1)
        return (sum(self.shapes[part][0] for part in parts), *self.shapes[parts[0]][1:])

    def _pad(self, name, attributes, inputs):
        paddings = self.model.weights[inputs[1]].tolist()
        batch, channels, rows, columns = (paddings[axis] for axis in self.layouts[name])
        value = float(self.model.weights[inputs[2]]) if len(inputs) > 2 else 0.0
        if batch != [0, 0] or channels != [0, 0]:
            raise ValueError(f"{name}: only rows and columns can be padded")
        pads = [0, 0, rows[0], columns[0], 0, 0, rows[1], columns[1]]
        self.graph.node("Pad", [inputs[0]], name, mode="constant", pads=pads, value=value)
        depth, height, width = self.shapes[inputs[0]]
        return (depth, height + sum(rows), width + sum(columns))

    def _leaky_relu(self, name, attributes, inputs):
        self.graph.node("LeakyRelu", inputs, name, alpha=float(attributes["alpha"]["f"]))
        return self.shapes[inputs[0]]

    def _turn(self, name, attributes, inputs):
        before, after = TURNS[tuple(self.model.weights[inputs[1]].tolist())]
        if self.layouts[inputs[0]] != before:
            raise ValueError(f"{name}: turns a tensor that lies otherwise")
        self.layouts[name] = after
        self.graph.node("Identity", inputs[:1], name)
        return self.shapes[inputs[0]]

    def _resize(self, name, attributes, inputs):
        """Written as factors, so that the file serves inputs of other sizes. The empty name is Resize's unused `roi`."""
        channels, *size = self._spatial_input(name, inputs[0])
        if not attributes["half_pixel_centers"]["b"] or attributes["align_corners"]["b"]:
            raise ValueError(f"{name}: only half-pixel centres are supported")
        resized = self.model.weights[inputs[1]].tolist()
        factors = self.graph.constant(np.float32([1, 1, *(new / old for new, old in zip(resized, size))]))
        self.graph.node(
            "Resize", [inputs[0], "", factors], name, mode="linear", coordinate_transformation_mode="half_pixel"
        )
        return (channels, *resized)

    def channel_constant(self, array):
        return self.graph.constant(array.astype(np.float32).reshape(1, -1, 1, 1))

    OPERATORS = {
        "Conv2D": _convolution,
        "_FusedConv2D": _convolution,
        "MaxPool": _max_pool,
        "Relu": _relu,
        "Neg": _negate,
        "Add": _arithmetic("Add"),
        "AddV2": _arithmetic("Add"),
        "Mul": _arithmetic("Mul"),
        "Sub": _arithmetic("Sub"),
        "ConcatV2": _concatenate,
        "Pad": _pad,
        "PadV2": _pad,
        "LeakyRelu": _leaky_relu,
        "Transpose": _turn,
        "ResizeBilinear": _resize,
    }


def _spatial(attributes, name, default=None):
    values = [int(value) for value in attributes.get(name, {}).get("list", {}).get("i", [])]
    return values[1:3] if values else default
