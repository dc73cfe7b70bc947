#include "media/object_search.h"

#include "media/colour_picture.h"
#include "media/motion_finder.h"

#include <algorithm>
#include <iterator>

namespace consentry::media {

namespace {

constexpr int kLongestLook = 1280; // pixels of the picture that a detector gets: it looks at fewer anyway

Box enlarged(const Box& box, double scale)
{
    return {box.x / scale, box.y / scale, box.width / scale, box.height / scale};
}

} // namespace

Result<FoundObjects> findObjects(const ObjectSearch& search)
{
    ColourConverter converter(kLongestLook);
    const std::unique_ptr<MotionFinder> motion = MotionFinder::create();
    FoundObjects found;
    const FrameIndex last = search.reader.table().range().end - 1;
    for (FrameIndex frame{0}; frame <= last; frame = frame < last ? std::min(frame + search.every, last) : last + 1) {
        if (search.cancel.isSet())
            return makeError(Errc::Interrupted);
        TRY_ASSIGN(const DecodedPicture picture, search.reader.picture(frame));
        TRY_ASSIGN(const ColourPicture colour, converter.convert(picture.display, picture.matrix));
        TRY_ASSIGN(auto objects, search.detector.detect(frame, colour.view()));
        for (DetectedBox& object : objects)
            object.box = enlarged(object.box, colour.scale);
        std::ranges::move(objects, std::back_inserter(found.detections));
        if (search.motion == MotionSearch::On) {
            TRY_ASSIGN(auto moved, motion->add(frame, colour));
            std::ranges::move(moved, std::back_inserter(found.detections));
        }
        found.looked.push_back(frame);
        search.progress(frame.value + 1, last.value + 1);
    }
    return found;
}

} // namespace consentry::media
