#include "annotation/formats/coco_json.h"

#include "annotation/formats/categories.h"
#include "annotation/formats/json_limits.h"
#include "annotation/formats/json_text.h"
#include "annotation/track_edit.h"
#include "annotation/validate.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

namespace consentry::annotation {

namespace {

using nlohmann::json;

Error badLabels(const std::string& where, std::string_view why)
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
    const bool fits = value->is_number_integer()
                      && (!value->is_number_unsigned() || value->get<std::uint64_t>() <= std::uint64_t(INT64_MAX));
    if (!fits)
        return badLabels(where + "." + key, "not an integer");
    return std::optional(value->get<std::int64_t>());
}

Result<std::int64_t> integer(const json& object, const char* key, const std::string& where)
{
    TRY_ASSIGN(const std::optional<std::int64_t> value, optionalInteger(object, key, where));
    if (!value)
        return badLabels(where + "." + key, "missing");
    return *value;
}

Result<std::string> text(const json& object, const char* key, const std::string& where)
{
    const json* value = member(object, key);
    if (!value || !value->is_string())
        return badLabels(where + "." + key, "missing or not a text");
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
    return badLabels(where + "." + key, "not true or false");
}

/// The list at the top of the file, each of its items an object.
Result<const json*> list(const json& file, const char* key)
{
    const json* items = member(file, key);
    if (!items || !items->is_array())
        return badLabels(key, "missing or not a list");
    for (std::size_t i = 0; i < items->size(); ++i) {
        if (!(*items)[i].is_object())
            return badLabels(place(key, i), "not an object");
    }
    return items;
}

Result<Box> boxOf(const json& annotation, const std::string& where)
{
    const json* value = member(annotation, "bbox");
    const auto isNumber = [](const json& number) { return number.is_number(); };
    if (!value || !value->is_array() || value->size() != 4 || !std::all_of(value->begin(), value->end(), isNumber))
        return badLabels(where + ".bbox", "not four numbers");
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

using Values = std::map<std::string, std::string>;

struct SeenBox {
    KeyFrame keyFrame;
    Values values; ///< of attributes
};

/// What others say of a source is their business.
bool isTracked(const json& attributes)
{
    const json* source = member(attributes, "source");
    return source && source->is_string() && source->get_ref<const std::string&>() == sourceText(Source::Tracked);
}

/// The boxes of one track, or one box without a track.
struct Group {
    const Category* category = nullptr;
    std::vector<SeenBox> boxes;
    bool singleFrame = false;
};

/// The text of an attribute's value; nothing when it is none that an attribute can have.
std::optional<std::string> valueText(const json& value)
{
    if (value.is_boolean())
        return value.get<bool>() ? "true" : "false";
    if (value.is_number_integer() || value.is_number_float()) {
        std::string number;
        appendNumber(number, value.get<double>());
        return number;
    }
    return value.is_string() ? std::optional(value.get<std::string>()) : std::nullopt;
}

bool isBefore(const Box& a, const Box& b)
{
    return std::tie(a.x, a.y, a.width, a.height) < std::tie(b.x, b.y, b.width, b.height);
}

class CocoReader {
public:
    CocoReader(const CocoTarget& target, const LabelSet& labels)
        : m_target(target), m_labels(labels), m_table(categories(labels))
    {
    }

    Result<AnnotationSet> read(const json& file)
    {
        if (!file.is_object())
            return badLabels("COCO", "not an object");
        TRY_VOID(readCategories(file));
        TRY_VOID(readImages(file));
        TRY_VOID(readVideo(file));
        TRY_VOID(readAnnotations(file));
        return build();
    }

private:
    using Categories = std::set<const Category*>;

    Result<void> readCategories(const json& file)
    {
        TRY_ASSIGN(const json* items, list(file, "categories"));
        for (std::size_t i = 0; i < items->size(); ++i) {
            const std::string where = place("categories", i);
            TRY_ASSIGN(const std::int64_t id, integer((*items)[i], "id", where));
            TRY_ASSIGN(const std::string name, text((*items)[i], "name", where));
            if (!m_categories.emplace(id, findCategory(m_table, name)).second)
                return badLabels(where, "id used twice");
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
            return badLabels("images", "none belongs to this clip");
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
            return badLabels("images", "several clips, none of them this one");
        return false;
    }

    Result<void> readImage(const json& image, const std::string& where, bool named)
    {
        TRY_ASSIGN(const std::int64_t id, integer(image, "id", where));
        if (!m_imageIds.insert(id).second)
            return badLabels(where, "id used twice");
        TRY_ASSIGN(const std::string path, text(image, "file_name", where));
        const ImageName name = imageName(path);
        if (named && name.folder != m_target.clipId)
            return {};
        TRY_ASSIGN(const FrameIndex frame, frameOf(image, name, where));
        TRY_ASSIGN(const std::int64_t width, integer(image, "width", where));
        TRY_ASSIGN(const std::int64_t height, integer(image, "height", where));
        if (static_cast<double>(width) != m_target.facts.size.width
            || static_cast<double>(height) != m_target.facts.size.height)
            return badLabels(where, "another picture size than the clip's");
        if (!m_usedFrames.insert(frame).second)
            return badLabels(where, "frame used twice");
        m_frames.emplace(id, frame);
        TRY_ASSIGN(const auto video, optionalInteger(image, "video_id", where));
        m_video = video ? video : m_video;
        return {};
    }

    /// What our own exports say of the clip and its frames. Other files lack it.
    Result<void> readVideo(const json& file)
    {
        const json* videos = member(file, "videos");
        if (!videos || !m_video)
            return {};
        TRY_ASSIGN(videos, list(file, "videos"));
        for (std::size_t i = 0; i < videos->size(); ++i) {
            const json& video = (*videos)[i];
            const std::string where = place("videos", i);
            TRY_ASSIGN(const std::int64_t id, integer(video, "id", where));
            if (id != *m_video)
                continue;
            TRY_VOID(readRanges(video, "excluded", where, [this](const json&, FrameRange range) -> Result<void> {
                m_set.excluded.push_back(range);
                return {};
            }));
            TRY_VOID(readRanges(video, "range_tags", where, [&](const json& tag, FrameRange range) -> Result<void> {
                TRY_ASSIGN(const std::string name, text(tag, "name", where));
                m_set.rangeTags.push_back({name, range});
                return {};
            }));
            TRY_VOID(readClipTags(video, where));
        }
        return {};
    }

    template<class Use>
    Result<void> readRanges(const json& video, const char* key, const std::string& where, Use use)
    {
        const json* ranges = member(video, key);
        if (!ranges)
            return {};
        if (!ranges->is_array())
            return badLabels(where + "." + key, "not a list");
        if (ranges->size() > kMostRangeTags)
            return badLabels(where + "." + key, "too many");
        for (const json& range : *ranges) {
            if (!range.is_object())
                return badLabels(where + "." + key, "not an object");
            TRY_ASSIGN(const std::int64_t begin, integer(range, "begin", where + "." + key));
            TRY_ASSIGN(const std::int64_t end, integer(range, "end", where + "." + key));
            TRY_VOID(use(range, FrameRange{{begin}, {end}}));
        }
        return {};
    }

    Result<void> readClipTags(const json& video, const std::string& where)
    {
        const json* tags = member(video, "clip_tags");
        if (!tags)
            return {};
        if (!tags->is_array())
            return badLabels(where + ".clip_tags", "not a list");
        for (const json& tag : *tags) {
            if (!tag.is_string())
                return badLabels(where + ".clip_tags", "not a text");
            m_set.clipTags.insert(tag.get<std::string>());
        }
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
                return badLabels(where, "frame numbers contradict each other");
            if (!frame)
                frame = candidate;
        }
        if (!frame)
            frame = numberOf(name.stem);
        if (!frame)
            return badLabels(where, "no frame number");
        if (*frame < 0 || *frame >= m_target.facts.frames)
            return badLabels(where, "frame outside the clip");
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
            return badLabels(where, "unknown image");
        const auto frame = m_frames.find(image);
        if (frame == m_frames.end())
            return {};
        TRY_ASSIGN(const std::int64_t categoryId, integer(annotation, "category_id", where));
        const auto category = m_categories.find(categoryId);
        if (category == m_categories.end() || !category->second)
            return badLabels(where, "category is not in the label set");
        TRY_ASSIGN(const bool crowd, flag(annotation, "iscrowd", where));
        if (crowd)
            return readIgnored(annotation, where, frame->second, category->second);
        SeenBox box;
        TRY_ASSIGN(box.keyFrame, keyFrameOf(annotation, where));
        box.keyFrame.frame = frame->second;
        TRY_ASSIGN(box.values, valuesOf(annotation, *category->second, where));
        TRY_ASSIGN(Group * group, groupOf(annotation, where));
        if (group->category && group->category != category->second)
            return badLabels(where, "a track of two categories");
        group->category = category->second;
        group->boxes.push_back(std::move(box));
        return {};
    }

    /// A crowd box is an ignore region when our own writer says so.
    Result<void> readIgnored(const json& annotation, const std::string& where, FrameIndex frame,
                             const Category* category)
    {
        TRY_ASSIGN(const json* attributes, attributesOf(annotation, where));
        if (attributes) {
            TRY_ASSIGN(const bool ignored, flag(*attributes, "ignore_region", where));
            if (ignored) {
                TRY_ASSIGN(const Box box, boxOf(annotation, where));
                m_ignored[box][frame].insert(category);
                return {};
            }
        }
        return badLabels(where, "a crowd region is not one object");
    }

    /// Attributes of the label set that the category's class has. Others are the business of whoever wrote them.
    Result<Values> valuesOf(const json& annotation, const Category& category, const std::string& where)
    {
        Values values;
        TRY_ASSIGN(const json* attributes, attributesOf(annotation, where));
        if (!attributes)
            return values;
        for (const AttributeSpec* spec : m_labels.everyAttribute()) {
            const json* value = member(*attributes, spec->name.c_str());
            if (!value || value->is_null() || !spec->appliesTo(category.label))
                continue;
            const auto said = valueText(*value);
            if (!said || !spec->takes(*said))
                return badLabels(where + ".attributes", "not a value of the label set");
            values[spec->name] = *said;
        }
        return values;
    }

    Result<KeyFrame> keyFrameOf(const json& annotation, const std::string& where)
    {
        KeyFrame box;
        TRY_ASSIGN(box.box, boxOf(annotation, where));
        TRY_ASSIGN(const json* attributes, attributesOf(annotation, where));
        if (attributes) {
            TRY_ASSIGN(box.occluded, flag(*attributes, "occluded", where));
            TRY_ASSIGN(box.truncated, flag(*attributes, "truncated", where));
            box.tracked = isTracked(*attributes);
        }
        return box;
    }

    Result<const json*> attributesOf(const json& annotation, const std::string& where)
    {
        const json* attributes = member(annotation, "attributes");
        if (attributes && !attributes->is_object())
            return badLabels(where + ".attributes", "not an object");
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
        AnnotationSet set = std::move(m_set);
        set.labelSetVersion = m_labels.version;
        m_excluded = set.excluded;
        for (const auto& [box, frames] : m_ignored)
            TRY_VOID(addIgnored(set, box, frames));
        std::sort(set.ignored.begin(), set.ignored.end(), [](const auto& a, const auto& b) { return precedes(a, b); });
        for (auto& [id, group] : m_tracks)
            TRY_VOID(add(set, group, "track_id " + std::to_string(id)));
        for (Group& group : m_singles)
            TRY_VOID(add(set, group, "box"));
        TRY_VOID(validate(set, m_labels, m_target.facts));
        return set;
    }

    /// Frames in a row whose crowd boxes are of the same categories are one region for each class, or one for all.
    Result<void> addIgnored(AnnotationSet& set, const Box& box, const std::map<FrameIndex, Categories>& frames)
    {
        for (auto it = frames.begin(); it != frames.end();) {
            const Categories& ignored = it->second;
            FrameRange run{it->first, it->first + 1};
            while (++it != frames.end() && it->second == ignored && it->first == nextSeen(run.end))
                run.end = it->first + 1;
            if (ignored.size() == m_table.size()) {
                set.ignored.push_back({{}, run, box});
                continue;
            }
            for (const LabelClass* labelClass : m_labels.everyClass()) {
                const auto isIgnored = [&](const Category* category) { return category->label == labelClass->name; };
                const auto count = static_cast<std::size_t>(std::count_if(ignored.begin(), ignored.end(), isIgnored));
                if (count != 0 && count != labelClass->everyKind().size() + 1)
                    return badLabels("annotations", "an ignore region of half a class");
                if (count != 0)
                    set.ignored.push_back({labelClass->name, run, box});
            }
        }
        return {};
    }

    /// The first frame from here that is not excluded.
    FrameIndex nextSeen(FrameIndex frame) const
    {
        for (const FrameRange& range : m_excluded) {
            if (range.contains(frame))
                frame = range.end;
        }
        return frame;
    }

    Result<void> add(AnnotationSet& set, Group& group, const std::string& where)
    {
        std::sort(group.boxes.begin(), group.boxes.end(),
                  [](const SeenBox& a, const SeenBox& b) { return a.keyFrame.frame < b.keyFrame.frame; });
        std::vector<KeyFrame> boxes;
        for (const SeenBox& box : group.boxes) {
            if (!boxes.empty() && box.keyFrame.frame == boxes.back().frame)
                return badLabels(where, "two boxes in frame " + std::to_string(box.keyFrame.frame.value));
            boxes.push_back(box.keyFrame);
        }
        Track track;
        track.id = {set.nextTrackId++};
        track.label = group.category->label;
        track.kind = group.category->kind;
        track.keyFrames = group.singleFrame ? boxes : simplified(withGaps(boxes), kSimplifyTolerance);
        track.source = Source::Imported;
        track.author = m_target.author;
        track.singleFrame = group.singleFrame;
        TRY_VOID(addValues(track, group, where));
        set.tracks.push_back(std::move(track));
        return {};
    }

    /// Values that every box has hold for the whole track; others from box to box.
    Result<void> addValues(Track& track, const Group& group, const std::string& where)
    {
        for (const AttributeSpec* spec : m_labels.everyAttribute()) {
            const auto valueOf = [&](const SeenBox& box) {
                const auto value = box.values.find(spec->name);
                return value == box.values.end() ? std::string() : value->second;
            };
            const std::string first = valueOf(group.boxes.front());
            const auto isFirst = [&](const SeenBox& box) { return valueOf(box) == first; };
            if (std::all_of(group.boxes.begin(), group.boxes.end(), isFirst)) {
                if (!first.empty())
                    track.attributes[spec->name] = first;
                continue;
            }
            if (spec->hold == AttributeHold::Track)
                return badLabels(where, "an attribute that changes and must not");
            std::string held;
            for (const SeenBox& box : group.boxes) {
                if (valueOf(box) != held)
                    track.events.push_back({box.keyFrame.frame, spec->name, valueOf(box)});
                held = valueOf(box);
            }
        }
        std::sort(track.events.begin(), track.events.end(),
                  [](const auto& a, const auto& b) { return precedes(a, b); });
        return {};
    }

    /// Where a frame without a box follows, the track is outside from there.
    std::vector<KeyFrame> withGaps(const std::vector<KeyFrame>& boxes)
    {
        std::vector<KeyFrame> dense;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            dense.push_back(boxes[i]);
            const FrameIndex next = nextSeen(boxes[i].frame + 1);
            const bool goesOn = i + 1 < boxes.size() ? boxes[i + 1].frame == next : next.value >= m_target.facts.frames;
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
    std::optional<std::int64_t> m_video; ///< that the clip's images name
    AnnotationSet m_set;                 ///< what is said of the clip and its frames
    FrameRanges m_excluded;
    std::map<Box, std::map<FrameIndex, Categories>, decltype(&isBefore)> m_ignored{&isBefore};
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
