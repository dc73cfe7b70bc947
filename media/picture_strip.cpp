#include "media/picture_strip.h"

#include <algorithm>
#include <utility>

namespace consentry::media {

Result<const StripFrame*> PictureStrip::at(FrameIndex index)
{
    if (const auto kept = std::ranges::find(m_kept, index, &StripFrame::frame); kept != m_kept.end())
        return &*kept;
    // Going back, what lies before `index` in its group is wanted next.
    const bool goesBack = !m_kept.empty() && index < m_kept.front().frame;
    m_kept.clear();
    const FrameIndex first = goesBack ? table().keyFrameAtOrBefore(index) : index;
    for (FrameIndex frame = first; frame <= index; frame = frame + 1)
        TRY_VOID(add(frame));
    return &m_kept.back();
}

Result<void> PictureStrip::add(FrameIndex index)
{
    TRY_ASSIGN(const DecodedPicture picture, m_reader.picture(index));
    TRY_ASSIGN(ColourPicture colour, m_converter.convert(picture.display, picture.matrix));
    TRY_ASSIGN(SmallPicture small, SmallPicture::of(picture.display));
    m_kept.push_back({index, std::move(colour), std::move(small)});
    return {};
}

} // namespace consentry::media
