#!/usr/bin/python3
"""Tests of scripts/models on small made-up models: they need no download."""

import base64
import json
import struct
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts" / "models"))

from convolution import output_size, padding_attribute, same_padding  # noqa: E402
from graph_to_onnx import NCHW, convert_graph  # noqa: E402
from onnx_file import OnnxGraph, read_message  # noqa: E402
from tfjs import GraphModel, read_weights  # noqa: E402

GRAPH, NODE, CONSTANT, INPUT, OUTPUT = 7, 1, 5, 11, 12


def base64_list(*items):
    return {"list": {"s": [base64.b64encode(item.encode()).decode() for item in items]}}


def tiny_model(operator="_FusedConv2D"):
    """One 3x3 convolution of stride 2 with bias and Relu, on 3 channels."""
    attributes = {
        "strides": {"list": {"i": ["1", "2", "2", "1"]}},
        "padding": {"s": base64.b64encode(b"SAME").decode()},
        "fused_ops": base64_list("BiasAdd", "Relu"),
    }
    nodes = {
        "pixels": {"name": "pixels", "op": "Placeholder"},
        "kernel": {"name": "kernel", "op": "Const"},
        "bias": {"name": "bias", "op": "Const"},
        "head": {"name": "head", "op": operator, "input": ["pixels", "kernel", "bias:0"], "attr": attributes},
    }
    kernel = np.arange(3 * 3 * 3 * 2, dtype=np.float32).reshape(3, 3, 3, 2)
    return GraphModel(nodes, {"kernel": kernel, "bias": np.float32([5, 6])})


class OnnxWriter(unittest.TestCase):
    def test_graph_reads_back(self):
        graph = OnnxGraph("tiny")
        weights = graph.constant(np.float32([[1, 2], [3, 4]]))
        graph.node("Clip", [weights], "out", min=0.0, max=6.0, axes=[300, -1], mode="constant", group=1)
        model = read_message(graph.to_bytes({"in": (1, 3, 4, 5)}, {"out": (1, 2)}))
        body = read_message(model[GRAPH][0])
        tensor = read_message(body[CONSTANT][0])
        self.assertEqual(tensor[1], [2, 2])
        self.assertEqual(struct.unpack("<4f", tensor[9][0]), (1, 2, 3, 4))
        node = read_message(body[NODE][0])
        self.assertEqual((node[1], node[2], node[4]), ([b"constant_0"], [b"out"], [b"Clip"]))
        attributes = {read_message(item)[1][0]: read_message(item) for item in node[5]}
        self.assertEqual(struct.unpack("<f", attributes[b"max"][2][0])[0], 6.0)
        self.assertEqual(attributes[b"axes"][8], [300, 2**64 - 1])
        self.assertEqual(attributes[b"mode"][4], [b"constant"])
        self.assertEqual(attributes[b"group"][3], [1])
        self.assertEqual(read_message(body[INPUT][0])[1], [b"in"])
        self.assertEqual(read_message(body[OUTPUT][0])[1], [b"out"])

    def test_operator_set_keeps_limits_as_attributes(self):
        model = read_message(OnnxGraph("tiny").to_bytes({}, {}))
        self.assertEqual(read_message(model[8][0])[2], [10])

    def test_damaged_message_is_refused(self):
        data = OnnxGraph("tiny").to_bytes({"in": (1,)}, {})
        for cut in (1, 5, len(data) - 1):
            with self.assertRaises(ValueError):
                read_message(data[:cut])


class GraphConverter(unittest.TestCase):
    def test_fused_convolution(self):
        model = tiny_model()
        body = read_message(read_message(convert_graph(model, "pixels", ["head"], (5, 8)))[GRAPH][0])
        convolution, relu = (read_message(node) for node in body[NODE])
        self.assertEqual((convolution[4], relu[4], relu[2]), ([b"Conv"], [b"Relu"], [b"head"]))
        attributes = {read_message(item)[1][0]: read_message(item) for item in convolution[5]}
        self.assertEqual(attributes[b"auto_pad"][4], [b"SAME_UPPER"])  # 1, 0, 1, 1: the sides differ
        self.assertNotIn(b"pads", attributes)
        kernel = read_message(body[CONSTANT][0])
        self.assertEqual(kernel[1], [2, 3, 3, 3])
        stored = np.frombuffer(kernel[9][0], "<f4").reshape(2, 3, 3, 3)
        self.assertEqual(stored[1, 2, 0, 1], model.weights["kernel"][0, 1, 2, 1])
        shape = read_message(read_message(read_message(read_message(body[OUTPUT][0])[2][0])[1][0])[2][0])
        self.assertEqual([read_message(dim)[1][0] for dim in shape[1]], [1, 2, 3, 4])

    def test_same_input_same_bytes(self):
        first, second = (convert_graph(tiny_model(), "pixels", ["head"], (5, 8)) for _ in range(2))
        self.assertEqual(first, second)

    def test_unknown_operator_is_refused(self):
        with self.assertRaisesRegex(ValueError, "Where is not supported"):
            convert_graph(tiny_model("Where"), "pixels", ["head"], (5, 8))


def turned_model(**changes):
    """NCHW pixels: padded, turned, doubled in size, turned back, with itself beside itself; as onnx-tf writes it."""
    number = lambda *values: np.array(values, np.int32)
    weights = {
        "pads": number([0, 0], [0, 0], [1, 2], [3, 4]).reshape(4, 2),
        "fill": np.float32(-np.inf),
        "to_nhwc": number(0, 2, 3, 1),
        "to_nchw": number(0, 3, 1, 2),
        "size": number(14, 26),
        "axis": np.int32(1),
    } | changes
    resizing = {"half_pixel_centers": {"b": True}, "align_corners": {"b": False}}
    rows = [
        ("padded", "PadV2", ["pixels", "pads", "fill"], {}),
        ("leaky", "LeakyRelu", ["padded"], {"alpha": {"f": 0.25}}),
        ("turned", "Transpose", ["leaky", "to_nhwc"], {}),
        ("larger", "ResizeBilinear", ["turned", "size"], resizing),
        ("back", "Transpose", ["larger", "to_nchw"], {}),
        ("head", "ConcatV2", ["back", "back", "axis"], {}),
    ]
    nodes = {name: {"name": name, "op": op, "input": inputs, "attr": attr} for name, op, inputs, attr in rows}
    nodes |= {name: {"name": name, "op": "Const"} for name in weights} | {"pixels": {"name": "pixels", "op": "Placeholder"}}
    return GraphModel(nodes, weights)


def attribute_of(node, name):
    return next(read_message(item) for item in node[5] if read_message(item)[1] == [name])


class OtherLayouts(unittest.TestCase):
    def convert(self, model):
        body = read_message(read_message(convert_graph(model, "pixels", ["head"], (4, 6), NCHW))[GRAPH][0])
        nodes = {read_message(node)[2][0]: read_message(node) for node in body[NODE]}
        shape = read_message(read_message(read_message(read_message(body[OUTPUT][0])[2][0])[1][0])[2][0])
        constants = {read_message(item)[8][0]: read_message(item) for item in body[CONSTANT]}
        return nodes, constants, [read_message(dim)[1][0] for dim in shape[1]]

    def test_axes_keep_their_meaning(self):
        nodes, constants, shape = self.convert(turned_model())
        self.assertEqual(shape, [1, 6, 14, 26])
        padding = nodes[b"padded"]
        self.assertEqual(attribute_of(padding, b"pads")[8], [0, 0, 1, 3, 0, 0, 2, 4])
        self.assertEqual(struct.unpack("<f", attribute_of(padding, b"value")[2][0])[0], -np.inf)
        self.assertEqual(struct.unpack("<f", attribute_of(nodes[b"leaky"], b"alpha")[2][0])[0], 0.25)
        self.assertEqual((nodes[b"turned"][4], nodes[b"back"][4]), ([b"Identity"], [b"Identity"]))
        factors = constants[nodes[b"larger"][1][2]]
        self.assertEqual(struct.unpack("<4f", factors[9][0]), (1, 1, 2, 2))
        self.assertEqual(attribute_of(nodes[b"head"], b"axis")[3], [1])

    def test_what_would_change_the_meaning_is_refused(self):
        other_turn = np.array([0, 2, 1, 3], np.int32)
        cases = {
            "channel pads": {"pads": np.array([[0, 0], [1, 0], [0, 0], [0, 0]], np.int32)},
            "rows beside one another": {"axis": np.int32(2)},
            "unknown turn": {"to_nhwc": other_turn},
            "turned twice": {"to_nchw": np.array([0, 2, 3, 1], np.int32)},
        }
        for name, change in cases.items():
            with self.subTest(name), self.assertRaises((ValueError, KeyError)):
                convert_graph(turned_model(**change), "pixels", ["head"], (4, 6), NCHW)

    def test_resizing_wants_turned_tensors(self):
        model = turned_model()
        model.nodes["larger"]["input"][0] = "leaky"
        with self.assertRaisesRegex(ValueError, "NHWC"):
            convert_graph(model, "pixels", ["head"], (4, 6), NCHW)


class TensorFlowRules(unittest.TestCase):
    def test_same_padding_puts_the_odd_pixel_last(self):
        pads = same_padding((8, 7), (3, 3), (2, 2))
        self.assertEqual(pads, [0, 1, 1, 1])
        self.assertEqual(output_size((8, 7), (3, 3), (2, 2), pads), (4, 4))

    def test_only_uneven_padding_is_left_to_the_reader(self):
        self.assertEqual(padding_attribute([1, 2, 1, 2]), {"pads": [1, 2, 1, 2]})
        for uneven in ([0, 1, 1, 1], [1, 0, 1, 1]):
            self.assertEqual(padding_attribute(uneven), {"auto_pad": "SAME_UPPER"})


class Weights(unittest.TestCase):
    def read(self, data, entries):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "w.bin").write_bytes(data)
            return read_weights(json.loads(json.dumps([{"paths": ["w.bin"], "weights": entries}])), folder)

    def test_quantised_values(self):
        entries = [
            {"name": "a", "shape": [2], "dtype": "float32", "quantization": {"dtype": "uint8", "scale": 0.5, "min": -1}},
            {"name": "b", "shape": [], "dtype": "float32", "quantization": {"dtype": "float16"}},
            {"name": "c", "shape": [1], "dtype": "int32"},
        ]
        data = bytes([0, 4]) + np.float16(1.5).tobytes() + struct.pack("<i", -7)
        weights = self.read(data, entries)
        self.assertEqual(weights["a"].tolist(), [-1.0, 1.0])
        self.assertEqual(float(weights["b"]), 1.5)
        self.assertEqual(weights["c"].tolist(), [-7])

    def test_other_length_is_refused(self):
        entries = [{"name": "a", "shape": [2], "dtype": "float32"}]
        for size in (7, 9):
            with self.assertRaises(ValueError):
                self.read(bytes(size), entries)


if __name__ == "__main__":
    unittest.main()
