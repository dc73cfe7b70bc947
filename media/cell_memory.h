#pragma once

#include "base/frame_buffer.h"
#include "base/geometry.h"
#include "base/media_time.h"
#include "media/small_picture.h"

#include <optional>
#include <vector>

namespace consentry::media {

/// How each cell of a picture (small_picture.h) was when it was last looked at closely, and when that was. A cell belongs
/// to an area when its middle does.
class CellMemory {
public:
    /// For pictures of the size of `like`. Errc::Io when there is no memory.
    static Result<CellMemory> create(const SmallPicture& like);

    /// Nothing was looked at.
    void forget();
    void look(const Box& area, const SmallPicture& now, MediaTime time);
    /// When that cell of the area was looked at that nobody looked at for longest; nothing when one never was.
    std::optional<MediaTime> oldestLook(const Box& area) const;
    /// When that one was looked at of the cells that changed since; nothing when none did.
    std::optional<MediaTime> oldestChange(const Box& area, const SmallPicture& now) const;
    /// Around each group of cells that touch one another and changed since they were looked at, in display pixels.
    std::vector<Box> changes(const SmallPicture& now) const;

private:
    CellMemory() = default;
    template<class Visit>
    void forEachCell(const Box& area, Visit visit) const;
    bool changed(std::size_t cell, const SmallPicture& now) const;

    CellGrid m_grid;
    std::shared_ptr<FrameBuffer> m_levels; ///< like the pictures that they are of, wiped
    std::vector<std::optional<MediaTime>> m_looks;
};

} // namespace consentry::media
