"""Turns the convolutional part of a TensorFlow.js graph model (NHWC) into ONNX (NCHW).

The graph is cut at chosen input and head tensors; pre-processing before and box decoding after them stay out, because
they are loops and reshapes that OpenCV cannot run. Every operator that is not in `Converter.OPERATORS` is an error.
"""

import base64

import numpy as np

from convolution import dense_weights, output_size, same_padding
from onnx_file import OnnxGraph


def convert_graph(model, cut_input, heads, size):
    """ONNX bytes of `model` between `cut_input` and `heads`, written for an input of `size` (height, width)."""
    converter = Converter(model, cut_input, (3, *size))
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
    def __init__(self, model, cut_input, shape):
        self.model = model
        self.graph = OnnxGraph("consentry")
        self.shapes = {cut_input: shape}  # channels, height, width of every tensor so far

    def convert(self, name):
        node = self.model.nodes[name]
        if node["op"] == "Const":
            return
        if node["op"] not in self.OPERATORS:
            raise ValueError(f"{name}: operator {node['op']} is not supported")
        inputs = [_tensor_name(reference) for reference in node["input"]]
        self.shapes[name] = self.OPERATORS[node["op"]](self, name, node.get("attr", {}), inputs)

    def _convolution(self, name, attributes, inputs):
        weights = self.model.weights[inputs[1]]
        channels, *size = self.shapes[inputs[0]]
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
        self.graph.node("Conv", onnx_inputs, output, kernel_shape=kernel, strides=stride, pads=pads, group=1)
        if "Relu" in fused:
            self.graph.node("Relu", [output], name)
        return (weights.shape[3], *output_size(size, kernel, stride, pads))

    def _max_pool(self, name, attributes, inputs):
        channels, *size = self.shapes[inputs[0]]
        kernel, stride = _spatial(attributes, "ksize"), _spatial(attributes, "strides")
        pads = self._pads(attributes, size, kernel, stride)
        self.graph.node("MaxPool", [inputs[0]], name, kernel_shape=kernel, strides=stride, pads=pads)
        return (channels, *output_size(size, kernel, stride, pads))

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
        if int(self.model.weights[axis]) not in (3, -1):
            raise ValueError(f"{name}: only channels can be concatenated")
        self.graph.node("Concat", parts, name, axis=1)
        return (sum(self.shapes[part][0] for part in parts), *self.shapes[parts[0]][1:])

    def _pad(self, name, attributes, inputs):
        batch, rows, columns, channels = self.model.weights[inputs[1]].tolist()
        if batch != [0, 0] or channels != [0, 0]:
            raise ValueError(f"{name}: only rows and columns can be padded")
        pads = [0, 0, rows[0], columns[0], 0, 0, rows[1], columns[1]]
        self.graph.node("Pad", [inputs[0]], name, mode="constant", pads=pads, value=0.0)
        depth, height, width = self.shapes[inputs[0]]
        return (depth, height + sum(rows), width + sum(columns))

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
    }


def _spatial(attributes, name, default=None):
    values = [int(value) for value in attributes.get(name, {}).get("list", {}).get("i", [])]
    return values[1:3] if values else default
