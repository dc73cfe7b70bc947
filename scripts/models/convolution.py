"""What TensorFlow's convolutions mean in ONNX: padding rule and layout of weights."""


def same_padding(size, kernel, stride):
    """Pads (top, left, bottom, right) of TensorFlow's SAME: the odd pixel goes to the bottom and the right."""
    pads = []
    for length, width, step in zip(size, kernel, stride):
        steps = -(-length // step)
        total = max((steps - 1) * step + width - length, 0)
        pads.append((total // 2, total - total // 2))
    return [pads[0][0], pads[1][0], pads[0][1], pads[1][1]]


def padding_attribute(pads):
    """How a Conv states `pads`, which are same_padding()'s. Where the sides differ OpenCV 4.6 would first copy the whole
    tensor with a border, but computes what SAME_UPPER means without one."""
    top, left, bottom, right = pads
    return {"pads": pads} if (top, left) == (bottom, right) else {"auto_pad": "SAME_UPPER"}


def output_size(size, kernel, stride, pads):
    return tuple(
        (length + pads[axis] + pads[axis + 2] - kernel[axis]) // stride[axis] + 1 for axis, length in enumerate(size)
    )


def dense_weights(weights):
    """height, width, in, out -> out, in, height, width"""
    return weights.transpose(3, 2, 0, 1)


def depthwise_weights(weights):
    """height, width, channel, 1 -> channel, 1, height, width"""
    return weights.transpose(2, 3, 0, 1)
