#include "widgets/timeline/timeline_rows.h"

#include <algorithm>

namespace consentry::widgets {
namespace {

using Kind = TimelineRow::Kind;

std::set<std::string> rangeTagNames(const annotation::AnnotationSet& labels)
{
    std::set<std::string> names;
    for (const annotation::RangeTag& tag : labels.rangeTags)
        names.insert(tag.name);
    return names;
}

} // namespace

std::vector<TimelineRow> rowsOf(const annotation::AnnotationSet& labels, const LaneChoice& lanes)
{
    std::vector<TimelineRow> rows;
    if (!labels.clipTags.empty())
        rows.push_back({.kind = Kind::ClipTags});
    for (const std::string& name : rangeTagNames(labels))
        rows.push_back({.kind = Kind::RangeTag, .name = name});
    std::size_t head = rows.size();
    for (const annotation::TrackId id : lanesOf(labels, lanes.order)) {
        if (lanes.listed && !lanes.listed->contains(id))
            continue;
        if (lanes.order == LaneOrder::Class) {
            const std::string& label = labels.find(id)->label;
            const bool isFirst = head == rows.size() || rows[head].name != label;
            if (isFirst) {
                head = rows.size();
                rows.push_back({.kind = Kind::Class, .name = label});
            }
            ++rows[head].tracks;
            if (lanes.folded.contains(label))
                continue;
        }
        rows.push_back({.kind = Kind::Track, .track = id});
    }
    return rows;
}

} // namespace consentry::widgets
