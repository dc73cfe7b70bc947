"""Writes ONNX files (and reads them back, for tests) without the onnx package.

An ONNX file is one protocol-buffer message. The few message types that a convolutional network needs are spelled out
here by field number, after onnx.proto (IR version 7). Operator set 10: OpenCV 4.6 wants the limits of Clip and Pad as
attributes, which later sets turned into inputs.
"""

import struct

import numpy as np

IR_VERSION = 7
OPERATOR_SET = 10
TENSOR_TYPES = {"float32": 1, "int64": 7}
VARINT, FIXED64, LENGTH, FIXED32 = 0, 1, 2, 5


class OnnxGraph:
    """Collects nodes and constants, in the order of computation."""

    def __init__(self, name):
        self.name = name
        self._nodes = []
        self._constants = []

    def constant(self, array):
        """Adds an array and returns the name to use it by."""
        name = f"constant_{len(self._constants)}"
        array = np.ascontiguousarray(array)
        kind = TENSOR_TYPES[str(array.dtype)]
        dims = b"".join(number(1, size) for size in array.shape)
        little_endian = array.astype(array.dtype.newbyteorder("<")).tobytes()
        self._constants.append(dims + number(2, kind) + text(8, name) + field(9, little_endian))
        return name

    def node(self, operator, inputs, output, **attributes):
        self._nodes.append(
            b"".join(text(1, name) for name in inputs)
            + text(2, output)
            + text(3, output)
            + text(4, operator)
            + b"".join(field(5, _attribute(name, value)) for name, value in attributes.items())
        )
        return output

    def to_bytes(self, inputs, outputs):
        """The whole file. `inputs` and `outputs` are {name: shape}."""
        graph = (
            b"".join(field(1, node) for node in self._nodes)
            + text(2, self.name)
            + b"".join(field(5, constant) for constant in self._constants)
            + b"".join(field(11, _value_info(name, shape)) for name, shape in inputs.items())
            + b"".join(field(12, _value_info(name, shape)) for name, shape in outputs.items())
        )
        operator_set = text(1, "") + number(2, OPERATOR_SET)
        return number(1, IR_VERSION) + text(2, "consentry") + field(7, graph) + field(8, operator_set)


def varint(value):
    value &= (1 << 64) - 1
    encoded = bytearray()
    while value > 0x7F:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)


def field(tag, payload):
    return varint(tag << 3 | LENGTH) + varint(len(payload)) + payload


def text(tag, value):
    return field(tag, value.encode())


def number(tag, value):
    return varint(tag << 3 | VARINT) + varint(int(value))


def _attribute(name, value):
    """AttributeProto: its `type` field says which of the value fields counts."""
    head = text(1, name)
    if isinstance(value, int):
        return head + number(3, value) + number(20, 2)
    if isinstance(value, float):
        return head + varint(2 << 3 | FIXED32) + struct.pack("<f", value) + number(20, 1)
    if isinstance(value, str):
        return head + text(4, value) + number(20, 3)
    return head + b"".join(number(8, item) for item in value) + number(20, 7)


def _value_info(name, shape):
    dims = b"".join(field(1, number(1, size)) for size in shape)
    tensor_type = number(1, TENSOR_TYPES["float32"]) + field(2, dims)
    return text(1, name) + field(2, field(1, tensor_type))


def read_message(data):
    """One protocol-buffer message as {field number: [values]}; nested messages stay bytes."""
    fields = {}
    offset = 0
    while offset < len(data):
        key, offset = _read_varint(data, offset)
        kind = key & 7
        if kind == VARINT:
            value, offset = _read_varint(data, offset)
        elif kind == LENGTH:
            length, offset = _read_varint(data, offset)
            value, offset = data[offset : offset + length], offset + length
        elif kind in (FIXED32, FIXED64):
            length = 4 if kind == FIXED32 else 8
            value, offset = data[offset : offset + length], offset + length
        else:
            raise ValueError(f"wire type {kind}")
        if offset > len(data):
            raise ValueError("message ends early")
        fields.setdefault(key >> 3, []).append(value)
    return fields


def _read_varint(data, offset):
    value = shift = 0
    while True:
        if offset >= len(data):
            raise ValueError("message ends early")
        byte = data[offset]
        offset += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, offset
