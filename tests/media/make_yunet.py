#!/usr/bin/python3
"""make_yunet.py OUT KIND: writes a tiny network with the inputs and outputs of YuNet, for tst_yunet.

Wherever a cell of 32 pixels is blue, it says that there is a face of 64 pixels around the cell's centre. KIND is
"good", or says what is wrong: "names", "shapes", "fixed" (to one size of input) or "endless" (boxes of no finite size).
"""

import math
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts" / "models"))

from onnx_file import OnnxGraph  # noqa: E402

STRIDES = (8, 16, 32)
WIDTH, HEIGHT = 96, 64


def head(graph, stride, weights, bias, output, rows=-1):
    """One value for each channel of `bias` and each cell: the cell's mean colours times `weights`, plus `bias`."""
    channels = len(bias)
    kernel = np.zeros((channels, 3, stride, stride), np.float32)
    kernel[:] = np.float32(weights).reshape(1, 3, 1, 1) / (255 * stride * stride)
    inputs = ["input", graph.constant(kernel), graph.constant(np.float32(bias))]
    cells = graph.node("Conv", inputs, output + "_cells", kernel_shape=[stride, stride], strides=[stride, stride],
                       pads=[0, 0, 0, 0], dilations=[1, 1], group=1)
    last = graph.node("Transpose", [cells], output + "_last", perm=[0, 2, 3, 1])
    graph.node("Reshape", [last, graph.constant(np.int64([1, rows, channels]))], output)
    return output


def tiny_yunet(kind):
    graph = OnnxGraph("tiny")
    outputs = {}
    for stride in STRIDES:
        cells = (HEIGHT // stride) * (WIDTH // stride)
        rows = cells if kind == "fixed" else -1
        blue = [1, -1, -1] if stride == STRIDES[-1] else [0, 0, 0]
        log_size = math.nan if kind == "endless" else math.log(2)
        box = [0.5, 0.5, log_size, log_size][: 2 if kind == "shapes" else 4]
        prefix = "other_" if kind == "names" else ""
        outputs[head(graph, stride, blue, [0], f"{prefix}cls_{stride}", rows)] = (1, cells, 1)
        outputs[head(graph, stride, [0, 0, 0], [1], f"{prefix}obj_{stride}", rows)] = (1, cells, 1)
        outputs[head(graph, stride, [0, 0, 0], box, f"{prefix}bbox_{stride}", rows)] = (1, cells, len(box))
    return graph.to_bytes({"input": (1, 3, HEIGHT, WIDTH)}, outputs)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(tiny_yunet(sys.argv[2]))
