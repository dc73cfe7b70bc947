#include "annotation/formats/coco_json.h"

#include "annotation/formats/categories.h"
#include "annotation/formats/json_limits.h"
#include "annotation/track_edit.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <set>

namespace consentry::annotation {

namespace {

using nlohmann::json;

Error bad(const std::string& where, std::string_view why)
{
    return makeError(Errc::BadLabels, where, why);
}

std::string place(std::string_view list, std::size_t index)
{
    return std::string(list) + "[" + std::to_string(index) + "]";
}

const json* member(const json& object, const char* key)
{
    const auto it = object.find(key);
    return it == object.end() ? nullptr : &*it;
}

/// Nothing when the key is absent or null.
Result<std::optional<std::int64_t>> optionalInteger(const json& object, const char* key, const std::string& where)
{
    const json* value = member(object, key);
    if (!value || value->is_null())
        return std::optional<std::int64_t>();
    const bool fits = value->is_number_integer() &&
                      (!value->is_number_unsigned() || value->get<std::uint64_t>() <= std::uint64_t(INT64_MAX));
    if (!fits)
        return bad(where + "." + key, "not an integer");
    return std::optional(value->get<std::int64_t>());
}

Result<std::int64_t> integer(const json& object, const char* key, const std::string& where)
{
    TRY_ASSIGN(const std::optional<std::int64_t> value, optionalInteger(object, key, where));
    if (!value)
        return bad(where + "." + key, "missing");
    return *value;
}

Result<std::string> text(const json& object, const char* key, const std::string& where)
{
    const json* value = member(object, key);
    if (!value || !value->is_string())
        return bad(where + "." + key, "missing or not a text");
    return value->get<std::string>();
}

/// False when the key is absent. Some writers use 0 and 1.
Result<bool> flag(const json& object, const char* key, const std::string& where)
{
    const json* value = member(object, key);
    if (!value || value->is_null())
        return false;
    if (value->is_boolean())
        return value->get<bool>();
    if (value->is_number_integer() && (*value == 0 || *value == 1))
        return *value == 1;
    return bad(where + "." + key, "not true or false");
}

/// The list at the top of the file, each of its items an object.
Result<const json*> list(const json& file, const char* key)
{
    const json* items = member(file, key);
    if (!items || !items->is_array())
        return bad(key, "missing or not a list");
    for (std::size_t i = 0; i < items->size(); ++i) {
        if (!(*items)[i].is_object())
            return bad(place(key, i), "not an object");
    }
    return items;
}

Result<Box> boxOf(const json& annotation, const std::string& where)
{
    const json* value = member(annotation, "bbox");
    const auto isNumber = [](const json& number) { return number.is_number(); };
    if (!value || !value->is_array() || value->size() != 4 || !std::all_of(value->begin(), value->end(), isNumber))
        return bad(where + ".bbox", "not four numbers");
    const auto at = [&](std::size_t i) { return (*value)[i].get<double>(); };
    return Box{at(0), at(1), at(2), at(3)};
}

/// "<folder>/<stem>.png" → folder and stem; any deeper folders are dropped.
struct ImageName {
    std::string folder;
    std::string stem;
};

ImageName imageName(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    std::string_view folder = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
    if (const std::size_t outer = folder.rfind('/'); outer != std::string_view::npos)
        folder = folder.substr(outer + 1);
    return {std::string(folder), std::string(name.substr(0, name.rfind('.')))};
}

std::optional<std::int64_t> numberOf(std::string_view digits)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool isWhole = error == std::errc() && end == digits.data() + digits.size() && value >= 0;
    return isWhole ? std::optional(value) : std::nullopt;
}

/// The boxes of one track, or one box without a track.
struct Group {
    const Category* category = nullptr;
    std::vector<KeyFrame> boxes;
    bool singleFrame = false;
};

class CocoReader {
public:
    CocoReader(const CocoTarget& target, const LabelSet& labels)
        : m_target(target), m_labels(labels), m_table(categories(labels))
    {
    }

    Result<AnnotationSet> read(const json& file)
    {
        if (!file.is_object())
            return bad("COCO", "not an object");
        TRY_VOID(readCategories(file));
        TRY_VOID(readImages(file));
        TRY_VOID(readAnnotations(file));
        return build();
    }

private:
    Result<void> readCategories(const json& file)
    {
        TRY_ASSIGN(const json* items, list(file, "categories"));
        for (std::size_t i = 0; i < items->size(); ++i) {
            const std::string where = place("categories", i);
            TRY_ASSIGN(const std::int64_t id, integer((*items)[i], "id", where));
            TRY_ASSIGN(const std::string name, text((*items)[i], "name", where));
            if (!m_categories.emplace(id, findCategory(m_table, name)).second)
                return bad(where, "id used twice");
        }
        return {};
    }

    Result<void> readImages(const json& file)
    {
        TRY_ASSIGN(const json* items, list(file, "images"));
        TRY_ASSIGN(const bool named, namesTheClip(*items));
        for (std::size_t i = 0; i < items->size(); ++i)
            TRY_VOID(readImage((*items)[i], place("images", i), named));
        if (m_frames.empty())
            return bad("images", "none belongs to this clip");
        return {};
    }

    /// Whether file names say which images are the clip's. If none does, the file may be about one clip only.
    Result<bool> namesTheClip(const json& images)
    {
        std::set<std::int64_t> videos;
        std::set<std::string> folders;
        for (std::size_t i = 0; i < images.size(); ++i) {
            const std::string where = place("images", i);
            TRY_ASSIGN(const std::string path, text(images[i], "file_name", where));
            TRY_ASSIGN(const auto video, optionalInteger(images[i], "video_id", where));
            videos.insert(video.value_or(0));
            folders.insert(imageName(path).folder);
        }
        if (folders.contains(m_target.clipId))
            return true;
        if (videos.size() > 1 || folders.size() > 1)
            return bad("images", "several clips, none of them this one");
        return false;
    }

    Result<void> readImage(const json& image, const std::string& where, bool named)
    {
        TRY_ASSIGN(const std::int64_t id, integer(image, "id", where));
        if (!m_imageIds.insert(id).second)
            return bad(where, "id used twice");
        TRY_ASSIGN(const std::string path, text(image, "file_name", where));
        const ImageName name = imageName(path);
        if (named && name.folder != m_target.clipId)
            return {};
        TRY_ASSIGN(const FrameIndex frame, frameOf(image, name, where));
        TRY_ASSIGN(const std::int64_t width, integer(image, "width", where));
        TRY_ASSIGN(const std::int64_t height, integer(image, "height", where));
        if (static_cast<double>(width) != m_target.facts.size.width ||
            static_cast<double>(height) != m_target.facts.size.height)
            return bad(where, "another picture size than the clip's");
        if (!m_usedFrames.insert(frame).second)
            return bad(where, "frame used twice");
        m_frames.emplace(id, frame);
        return {};
    }

    /// frame_index, frame_id and a file name that is a number must not contradict each other.
    Result<FrameIndex> frameOf(const json& image, const ImageName& name, const std::string& where)
    {
        TRY_ASSIGN(const auto frameIndex, optionalInteger(image, "frame_index", where));
        TRY_ASSIGN(const auto frameId, optionalInteger(image, "frame_id", where));
        const auto stem = name.folder == m_target.clipId ? numberOf(name.stem) : std::nullopt;
        std::optional<std::int64_t> frame;
        for (const auto& candidate : {frameIndex, frameId, stem}) {
            if (frame && candidate && *frame != *candidate)
                return bad(where, "frame numbers contradict each other");
            if (!frame)
                frame = candidate;
        }
        if (!frame)
            frame = numberOf(name.stem);
        if (!frame)
            return bad(where, "no frame number");
        if (*frame < 0 || *frame >= m_target.facts.frames)
            return bad(where, "frame outside the clip");
        return FrameIndex{*frame};
    }

    Result<void> readAnnotations(const json& file)
    {
        TRY_ASSIGN(const json* items, list(file, "annotations"));
        for (std::size_t i = 0; i < items->size(); ++i)
            TRY_VOID(readAnnotation((*items)[i], place("annotations", i)));
        return {};
    }

    Result<void> readAnnotation(const json& annotation, const std::string& where)
    {
        TRY_ASSIGN(const std::int64_t image, integer(annotation, "image_id", where));
        if (!m_imageIds.contains(image))
            return bad(where, "unknown image");
        const auto frame = m_frames.find(image);
        if (frame == m_frames.end())
            return {};
        TRY_ASSIGN(const bool crowd, flag(annotation, "iscrowd", where));
        if (crowd)
            return bad(where, "a crowd region is not one object");
        TRY_ASSIGN(const std::int64_t categoryId, integer(annotation, "category_id", where));
        const auto category = m_categories.find(categoryId);
        if (category == m_categories.end() || !category->second)
            return bad(where, "category is not in the label set");
        TRY_ASSIGN(KeyFrame box, keyFrameOf(annotation, where));
        box.frame = frame->second;
        TRY_ASSIGN(Group* group, groupOf(annotation, where));
        if (group->category && group->category != category->second)
            return bad(where, "a track of two categories");
        group->category = category->second;
        group->boxes.push_back(box);
        return {};
    }

    Result<KeyFrame> keyFrameOf(const json& annotation, const std::string& where)
    {
        KeyFrame box;
        TRY_ASSIGN(box.box, boxOf(annotation, where));
        TRY_ASSIGN(const json* attributes, attributesOf(annotation, where));
        if (attributes) {
            TRY_ASSIGN(box.occluded, flag(*attributes, "occluded", where));
            TRY_ASSIGN(box.truncated, flag(*attributes, "truncated", where));
        }
        return box;
    }

    Result<const json*> attributesOf(const json& annotation, const std::string& where)
    {
        const json* attributes = member(annotation, "attributes");
        if (attributes && !attributes->is_object())
            return bad(where + ".attributes", "not an object");
        return attributes;
    }

    /// The id within the clip names a track better than the one within the file, so it is looked for first.
    Result<Group*> groupOf(const json& annotation, const std::string& where)
    {
        TRY_ASSIGN(const json* attributes, attributesOf(annotation, where));
        std::optional<std::int64_t> track;
        bool single = false;
        if (attributes) {
            TRY_ASSIGN(track, optionalInteger(*attributes, "track_id", where));
            TRY_ASSIGN(single, flag(*attributes, "single_frame", where));
        }
        if (!track) {
            TRY_ASSIGN(track, optionalInteger(annotation, "track_id", where));
        }
        if (single || !track) {
            m_singles.emplace_back().singleFrame = true;
            return &m_singles.back();
        }
        return &m_tracks[*track];
    }

    Result<AnnotationSet> build()
    {
        AnnotationSet set;
        set.labelSetVersion = m_labels.version;
        for (auto& [id, group] : m_tracks)
            TRY_VOID(add(set, group, "track_id " + std::to_string(id)));
        for (Group& group : m_singles)
            TRY_VOID(add(set, group, "box"));
        TRY_VOID(validate(set, m_labels, m_target.facts));
        return set;
    }

    Result<void> add(AnnotationSet& set, Group& group, const std::string& where)
    {
        std::sort(group.boxes.begin(), group.boxes.end(),
                  [](const KeyFrame& a, const KeyFrame& b) { return a.frame < b.frame; });
        for (std::size_t i = 1; i < group.boxes.size(); ++i) {
            if (group.boxes[i].frame == group.boxes[i - 1].frame)
                return bad(where, "two boxes in frame " + std::to_string(group.boxes[i].frame.value));
        }
        Track track;
        track.id = {set.nextTrackId++};
        track.label = group.category->label;
        track.kind = group.category->kind;
        track.keyFrames = group.singleFrame ? group.boxes : simplified(withGaps(group.boxes), kSimplifyTolerance);
        track.source = Source::Imported;
        track.author = m_target.author;
        track.singleFrame = group.singleFrame;
        set.tracks.push_back(std::move(track));
        return {};
    }

    /// Where a frame without a box follows, the track is outside from there.
    std::vector<KeyFrame> withGaps(const std::vector<KeyFrame>& boxes)
    {
        std::vector<KeyFrame> dense;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            dense.push_back(boxes[i]);
            const FrameIndex next = boxes[i].frame + 1;
            const bool goesOn = i + 1 < boxes.size() ? boxes[i + 1].frame == next : next.value == m_target.facts.frames;
            if (!goesOn)
                dense.push_back({.frame = next, .box = boxes[i].box, .outside = true});
        }
        return dense;
    }

    const CocoTarget& m_target;
    const LabelSet& m_labels;
    std::vector<Category> m_table;
    std::map<std::int64_t, const Category*> m_categories; ///< nullptr: not in the label set
    std::set<std::int64_t> m_imageIds;
    std::map<std::int64_t, FrameIndex> m_frames; ///< of the clip's images
    std::set<FrameIndex> m_usedFrames;
    std::map<std::int64_t, Group> m_tracks;
    std::vector<Group> m_singles;
};

} // namespace

Result<AnnotationSet> readCoco(ByteView bytes, const CocoTarget& target, const LabelSet& labels)
{
    const JsonLimits limits{
        .what = "COCO", .bytes = kMostCocoBytes, .values = kMostCocoValues, .depth = kMostCocoDepth};
    TRY_VOID(checkJson(bytes, limits));
    const json file = json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (file.is_discarded())
        return makeError(Errc::BadJson, "COCO", "not JSON");
    return CocoReader(target, labels).read(file);
}

} // namespace consentry::annotation
