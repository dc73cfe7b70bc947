#!/usr/bin/python3
"""consentry-bench runs, finds every frame, and gives figures that can be. Says nothing about speed.

Usage: test_bench.py CONSENTRY-BENCH. Needs the ffmpeg command, scripts/fetch-models
and scripts/fetch-demo-media.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BENCH = sys.argv.pop(1)
FRAMES = 24
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
MEDIA = Path(os.environ.get("CONSENTRY_DEMO_MEDIA") or CACHE / "consentry" / "media")
ASTRONAUT = [175, 70, 95, 120]  # where the face is in the picture


def bench(*arguments):
    return subprocess.run([BENCH, *map(str, arguments)], capture_output=True, check=False, timeout=300)


def figures(done):
    """Name of each report → its figures."""
    return {report["name"]: {figure["name"]: figure["value"] for figure in report["figures"]} for report in json.loads(done.stdout)["benchmarks"]}


class Bench(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.video = Path(self.folder.name) / "clip.mp4"
        subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=320x240:rate=24", "-frames:v", str(FRAMES), "-pix_fmt", "yuv420p",
                        "-c:v", "libx264", str(self.video)], check=True)

    def tearDown(self):
        self.folder.cleanup()

    def test_all(self):
        done = bench("all", self.video, "--rounds", 2, "--seeks", 30, "--steps", 5, "--paints", 3, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        reports = figures(done)
        self.assertEqual(list(reports), ["intake", "decode", "seek", "paint"])
        self.assertEqual((reports["intake"]["frames"], reports["intake"]["width"], reports["intake"]["height"]), (FRAMES, 320, 240))
        self.assertGreater(reports["intake"]["peak memory of the worker"], 0)
        self.assertGreater(reports["decode"]["AEAD share of CPU"], 0)
        self.assertLess(reports["decode"]["AEAD share of CPU max"], 100)
        self.assertEqual(reports["seek"]["wrong frames"], 0)
        self.assertTrue(0 < reports["seek"]["most memory of decoded frames"] <= 300)
        self.assertLessEqual(reports["seek"]["seek p50"], reports["seek"]["seek p99"])
        for name in ("jump in the window", "step forward", "step backward"):
            self.assertLessEqual(reports["seek"][f"{name} p50"], reports["seek"][f"{name} p95"])
        self.assertAlmostEqual(reports["seek"]["step backward / forward, p99"],
                               reports["seek"]["step backward p99"] / reports["seek"]["step forward p99"])
        for boxes in ("500 boxes", "5000 boxes"):
            for figure in ("next frame", "move of a drag", "move of a drag of 50"):
                self.assertGreater(reports["paint"][f"{boxes}, {figure} p50"], 0)
        self.assertGreater(reports["paint"]["timeline, whole clip p50"], 0)
        self.assertGreater(reports["paint"]["next frame, 5000 / 500 boxes"], 1)
        self.assertEqual([path.name for path in Path(self.folder.name).iterdir()], ["clip.mp4"])

    def test_help_that_stays_a_proposal(self):
        """Half the size of the demo clip, whose truth becomes a gt.txt: lines `frame,object,left,top,width,height,counts`."""
        clip, gt = Path(self.folder.name) / "demo.mp4", Path(self.folder.name) / "gt.txt"
        subprocess.run(["ffmpeg", "-v", "error", "-i", str(self.media("demo-clip.mp4")), "-vf", "scale=640:360", "-frames:v", str(FRAMES),
                        "-c:v", "libx264", str(clip)], check=True)
        objects = [thing for thing in json.loads(self.media("demo-clip.truth.json").read_text())["objects"]
                   if thing["label"] != "person-face" and thing["frame"] < FRAMES]
        numbers = sorted({thing["label"] for thing in objects})
        gt.write_text("".join(",".join(map(str, [thing["frame"] + 1, numbers.index(thing["label"]) + 1, *(side / 2 for side in thing["box"]), 1])) + "\n"
                              for thing in objects))
        done = bench("assist", clip, "--truth", gt, "--every", 8, "--reach", 10, "--stretches", 2, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        suggest, track = figures(done)["suggest"], figures(done)["track"]
        self.assertEqual(suggest["true objects"], len(numbers))
        for figure in ("recall", "precision"):
            self.assertTrue(30 < suggest[figure] <= 100, suggest)
        self.assertTrue(0.5 <= suggest["mean IoU in quarter 4"] <= 1, suggest)
        self.assertGreater(suggest["hand movements without"], 0)
        self.assertIn("ID switches", suggest)
        self.assertLessEqual(suggest["a look p50"], suggest["a look p99"])
        self.assertEqual(track["stretches"], 2)
        for figure in ("recall", "precision", "right after 5 frames"):
            self.assertTrue(50 < track[figure] <= 100, track)
        self.assertTrue(0.5 <= track["mean IoU after 10 frames"] <= 1, track)
        self.assertEqual(track["ID switches"], 0)
        self.assertNotIn("right after 20 frames", track)

    def media(self, name):
        if not (MEDIA / name).exists():
            (self.fail if os.environ.get("CI") == "true" else self.skipTest)("run scripts/fetch-demo-media first")
        return MEDIA / name

    def test_faces_made_up(self):
        self.media("lfw_subset.npy")
        done = bench("faces", "--scene", "large", "--frames", 4, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        reports = figures(done)
        self.assertEqual(list(reports), ["faces: large", "faces: FaceBoxes, wide alone", "faces: FaceBoxes, close alone", "faces: SSD alone",
                                         "faces: the whole pipeline"])
        whole = reports["faces: the whole pipeline"]
        self.assertEqual((whole["frames"], whole["faces, 40 px and more"]), (4, 12))
        self.assertGreater(whole["found, 40 px and more"], 0.9)
        self.assertLess(whole["face-free area painted"], 10)
        self.assertEqual(whole["faces seen again after redaction"], 0)

    def pictures(self, schema="consentry/truth/v1"):
        """A folder with one picture, in which one face is where the truth says and one is not."""
        folder = Path(self.folder.name) / "pictures"
        folder.mkdir()
        shutil.copy(self.media("astronaut.png"), folder / "someone.png")
        objects = [{"label": "person-face", "box": box} for box in (ASTRONAUT, [400, 10, 60, 60])] + [{"label": "hat", "box": [0, 0, 9, 9]}]
        (folder / "someone.truth.json").write_text(json.dumps({"schema": schema, "objects": objects}))
        return folder

    def test_faces_of_ones_own(self):
        done = bench("faces", self.pictures(), "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        whole = figures(done)["faces: the whole pipeline"]
        self.assertEqual((whole["frames"], whole["faces, 40 px and more"]), (1, 2))
        self.assertEqual(whole["found, 40 px and more"], 0.5)

    def test_another_truth_is_refused(self):
        done = bench("faces", self.pictures("somebody/else/v1"))
        self.assertEqual((done.returncode, done.stdout), (2, b""), done.stderr)

    def test_refusals(self):
        self.assertNotEqual(bench("speed").returncode, 0)
        self.assertEqual(bench("seek", self.video.with_name("none.mp4")).returncode, 5)


unittest.main()
