#pragma once

#include "base/detected_box.h"
#include "media/model_store.h"
#include "media/picture.h"
#include "tests/support/needed.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <vector>

namespace consentry::testing {

/// One decoded frame, planes without gaps.
struct DemoFrame {
    QByteArray pixels;
    int width = 0;
    int height = 0;

    media::MutablePictureView view();
};

/// The clip of scripts/make-demo-clip and what is in it.
struct DemoClip {
    std::vector<DemoFrame> frames;
    std::map<std::int64_t, std::vector<Box>> faces; ///< by frame
    /// By frame: "person", "animal" (a cat), "vehicle" (a motorcycle).
    std::map<std::int64_t, std::vector<DetectedBox>> objects;

    /// Makes the clip once for the build folder and decodes it. `problem` says why there is none.
    static DemoClip load(QString* problem);
};

/// The installed models; `problem` says why there are none.
media::ModelSet installedModels(QString* problem);

} // namespace consentry::testing
