"""Rebuilds the SSD-MobileNetV1 face detector of face-api from its weights alone.

The package holds no graph, so the published layout is written down here: MobileNet V1 at full width, four extra stages,
and a pair of 1x1 predictors (box encoding, three classes) on six feature maps. Batch norm of the depthwise layers is
folded into their weights; the pointwise layers come folded.
"""

import numpy as np

from convolution import dense_weights, depthwise_weights, output_size, padding_attribute, same_padding
from onnx_file import OnnxGraph

INPUT_SIZE = 512
BLOCKS = 13
DOWNSCALING_BLOCKS = (2, 4, 6, 12)
FIRST_FEATURE_BLOCK = 11
EXTRA_LAYERS = 8
# TensorFlow's 0.001 as the float32 that the published layout carries.
BATCH_NORM_EPSILON = 0.0010000000474974513
PRIOR_COUNT = 5118


def build_ssd_face(weights):
    """ONNX bytes; heads are loc0..loc5 (4 values a prior) and cls0..cls5 (3 values a prior)."""
    return _Builder(weights).build()


def ssd_face_priors(weights):
    """Little-endian float32 rows y0, x0, y1, x1, relative to the input, in the order of the heads."""
    priors = weights["Output/extra_dim"][0]
    if priors.shape != (PRIOR_COUNT, 4):
        raise ValueError(f"priors have shape {priors.shape}")
    return np.ascontiguousarray(priors, "<f4").tobytes()


class _Builder:
    def __init__(self, weights):
        self.weights = weights
        self.graph = OnnxGraph("ssd_face")
        self.outputs = {}

    def build(self):
        shape = (3, INPUT_SIZE, INPUT_SIZE)
        features = self._features("input", shape)
        for level, feature in enumerate(features):
            self._predictor(feature, f"Prediction/BoxPredictor_{level}/BoxEncodingPredictor", f"loc{level}")
            self._predictor(feature, f"Prediction/BoxPredictor_{level}/ClassPredictor", f"cls{level}")
        return self.graph.to_bytes({"input": (1, *shape)}, self.outputs)

    def _features(self, name, shape):
        features = []
        tensor = self._pointwise((name, shape), "MobilenetV1/Conv2d_0_pointwise", stride=2)
        for block in range(1, BLOCKS + 1):
            stride = 2 if block in DOWNSCALING_BLOCKS else 1
            tensor = self._depthwise(tensor, f"MobilenetV1/Conv2d_{block}_depthwise", stride)
            tensor = self._pointwise(tensor, f"MobilenetV1/Conv2d_{block}_pointwise", stride=1)
            if block in (FIRST_FEATURE_BLOCK, BLOCKS):
                features.append(tensor)
        for layer in range(EXTRA_LAYERS):
            downscaling = layer % 2 == 1
            tensor = self._pointwise(tensor, f"Prediction/Conv2d_{layer}_pointwise", stride=2 if downscaling else 1)
            if downscaling:
                features.append(tensor)
        return features

    def _pointwise(self, tensor, prefix, stride):
        kernel = dense_weights(self.weights[f"{prefix}/weights"])
        bias = self.weights[f"{prefix}/convolution_bn_offset"]
        return self._relu6(self._convolution(tensor, kernel, bias, stride, f"{prefix}/linear"), prefix)

    def _depthwise(self, tensor, prefix, stride):
        norm = {part: self.weights[f"{prefix}/BatchNorm/{part}"] for part in ("gamma", "beta", "moving_mean", "moving_variance")}
        scale = norm["gamma"] / np.sqrt(norm["moving_variance"] + np.float32(BATCH_NORM_EPSILON))
        kernel = depthwise_weights(self.weights[f"{prefix}/depthwise_weights"]) * scale[:, None, None, None]
        bias = norm["beta"] - scale * norm["moving_mean"]
        return self._relu6(self._convolution(tensor, kernel, bias, stride, f"{prefix}/linear"), prefix)

    def _predictor(self, tensor, prefix, output):
        kernel = dense_weights(self.weights[f"{prefix}/weights"])
        _, shape = self._convolution(tensor, kernel, self.weights[f"{prefix}/biases"], 1, output)
        self.outputs[output] = (1, *shape)

    def _convolution(self, tensor, kernel, bias, stride, output):
        name, (channels, *size) = tensor
        kernel_shape, strides = list(kernel.shape[2:]), [stride, stride]
        pads = same_padding(size, kernel_shape, strides)
        self.graph.node(
            "Conv",
            [name, self.graph.constant(kernel), self.graph.constant(bias)],
            output,
            kernel_shape=kernel_shape,
            strides=strides,
            group=channels // kernel.shape[1],
            **padding_attribute(pads),
        )
        return output, (kernel.shape[0], *output_size(size, kernel_shape, strides, pads))

    def _relu6(self, tensor, output):
        name, shape = tensor
        self.graph.node("Clip", [name], output, min=0.0, max=6.0)
        return output, shape
