#include "media/cell_memory.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace consentry::media {

Result<CellMemory> CellMemory::create(const SmallPicture& like)
{
    CellMemory memory;
    memory.m_grid = like.grid();
    const auto count = std::size_t(memory.m_grid.columns) * std::size_t(memory.m_grid.rows);
    TRY_ASSIGN(memory.m_levels, FrameBuffer::create(count));
    memory.m_looks.resize(count);
    return memory;
}

void CellMemory::forget()
{
    std::ranges::fill(m_looks, std::nullopt);
}

template<class Visit>
void CellMemory::forEachCell(const Box& area, Visit visit) const
{
    const auto first = [this](double edge) { return std::max(0, int(std::ceil(edge / m_grid.side - 0.5))); };
    const int lastColumn = std::min(m_grid.columns, first(area.right()));
    const int lastRow = std::min(m_grid.rows, first(area.bottom()));
    for (int row = first(area.y); row < lastRow; ++row) {
        for (int column = first(area.x); column < lastColumn; ++column)
            visit(std::size_t(row) * std::size_t(m_grid.columns) + std::size_t(column));
    }
}

void CellMemory::look(const Box& area, const SmallPicture& now, MediaTime time)
{
    forEachCell(area, [&](std::size_t cell) {
        m_levels->data()[cell] = now.cells()[cell];
        m_looks[cell] = time;
    });
}

std::optional<MediaTime> CellMemory::oldestLook(const Box& area) const
{
    std::optional<MediaTime> oldest = MediaTime::max();
    forEachCell(area, [&](std::size_t cell) { oldest = std::min(oldest, m_looks[cell]); }); // nothing is the least
    return oldest;
}

std::optional<MediaTime> CellMemory::oldestChange(const Box& area, const SmallPicture& now) const
{
    std::optional<MediaTime> oldest;
    forEachCell(area, [&](std::size_t cell) {
        if (m_looks[cell] && changed(cell, now))
            oldest = std::min(oldest.value_or(*m_looks[cell]), *m_looks[cell]);
    });
    return oldest;
}

bool CellMemory::changed(std::size_t cell, const SmallPicture& now) const
{
    return !m_looks[cell] || isMoreThanNoise(m_levels->data()[cell], now.cells()[cell]);
}

std::vector<Box> CellMemory::changes(const SmallPicture& now) const
{
    cv::Mat mask(m_grid.rows, m_grid.columns, CV_8UC1);
    for (std::size_t cell = 0; cell < m_looks.size(); ++cell)
        mask.data[cell] = changed(cell, now);
    cv::Mat labels;
    cv::Mat groups;
    cv::Mat middles;
    const int count = cv::connectedComponentsWithStats(mask, labels, groups, middles);
    std::vector<Box> boxes;
    for (int group = 1; group < count; ++group) { // 0 is what did not change
        const auto at = [&](int field) { return groups.at<int>(group, field) * m_grid.side; };
        boxes.push_back({at(cv::CC_STAT_LEFT), at(cv::CC_STAT_TOP), at(cv::CC_STAT_WIDTH), at(cv::CC_STAT_HEIGHT)});
    }
    return boxes;
}

} // namespace consentry::media
