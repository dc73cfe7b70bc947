"""Reads TensorFlow.js models: a JSON description beside binary files of (often quantised) weights."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

STORED_TYPES = {
    "float32": "<f4",
    "float16": "<f2",
    "int32": "<i4",
    "uint8": "u1",
    "uint16": "<u2",
    "bool": "?",
}


@dataclass
class GraphModel:
    nodes: dict  # name -> node as in the JSON: "op", "input", "attr"
    weights: dict  # name -> array


def read_graph_model(path):
    description = json.loads(Path(path).read_text(encoding="utf-8"))
    nodes = {node["name"]: node for node in description["modelTopology"]["node"]}
    return GraphModel(nodes, read_weights(description["weightsManifest"], Path(path).parent))


def read_weights(manifest, folder):
    """All arrays of a weights manifest, dequantised. Raises ValueError when the files have another length."""
    weights = {}
    for group in manifest:
        data = b"".join((Path(folder) / name).read_bytes() for name in group["paths"])
        offset = 0
        for entry in group["weights"]:
            array, offset = _read_array(entry, data, offset)
            weights[entry["name"]] = array
        if offset != len(data):
            raise ValueError(f"{group['paths'][0]}: {len(data)} bytes, but its manifest describes {offset}")
    return weights


def _read_array(entry, data, offset):
    quantization = entry.get("quantization")
    stored = np.dtype(STORED_TYPES[quantization["dtype"] if quantization else entry["dtype"]])
    count = int(np.prod(entry["shape"], dtype=np.int64))
    end = offset + stored.itemsize * count
    if end > len(data):
        raise ValueError(f"{entry['name']}: its weights go beyond the end of the file")
    array = np.frombuffer(data[offset:end], stored).reshape(entry["shape"])
    if quantization and "scale" in quantization:
        array = array.astype(np.float32) * np.float32(quantization["scale"]) + np.float32(quantization["min"])
    if entry["dtype"] == "float32":
        array = array.astype(np.float32)
    return array, end
