#include "annotation/formats/coco_json.h"

#include "annotation/formats/categories.h"
#include "annotation/formats/json_text.h"
#include "annotation/interpolation.h"

#include <algorithm>
#include <string>
#include <utility>

namespace consentry::annotation {

namespace {

/// Text on its way to the sink, at most a little over kPieceBytes of it in memory.
class Output {
public:
    explicit Output(ByteSink& sink) : m_sink(sink) {}

    Output& raw(std::string_view text)
    {
        m_text += text;
        return *this;
    }
    Output& key(std::string_view name)
    {
        (m_text += ",\"") += name;
        m_text += "\":";
        return *this;
    }
    Output& text(std::string_view value)
    {
        appendQuoted(m_text, value);
        return *this;
    }
    Output& integer(std::uint64_t value)
    {
        appendInteger(m_text, static_cast<std::int64_t>(value));
        return *this;
    }
    Output& number(double value)
    {
        appendNumber(m_text, value);
        return *this;
    }
    Output& flag(bool value)
    {
        appendBool(m_text, value);
        return *this;
    }

    void beginList(std::string_view name)
    {
        m_text += ",\n\"";
        (m_text += name) += "\":[";
        m_isFirst = true;
    }
    /// Begins an item with its id, from 1.
    Result<void> beginItem(std::uint64_t id)
    {
        TRY_VOID(flush(kPieceBytes));
        m_text += m_isFirst ? "\n{\"id\":" : ",\n{\"id\":";
        m_isFirst = false;
        integer(id);
        return {};
    }
    void endItem() { m_text += '}'; }
    void endList() { m_text += ']'; }

    /// Passes the text on when there are at least `least` bytes of it.
    Result<void> flush(std::size_t least)
    {
        if (m_text.size() < least)
            return {};
        TRY_VOID(m_sink.write(bytesOf(m_text)));
        m_text.clear();
        return {};
    }

private:
    static constexpr std::size_t kPieceBytes = 64U << 10U;

    ByteSink& m_sink;
    std::string m_text;
    bool m_isFirst = true;
};

Size sizeOf(const CocoClip& clip)
{
    const FrameFormat& format = clip.frames->format();
    return {static_cast<double>(format.width), static_cast<double>(format.height)};
}

/// The values of a track's attributes from frame to frame, which only ever goes on.
class HeldValues {
public:
    explicit HeldValues(const Track& track) : m_track(track), m_values(track.attributes) {}
    const std::map<std::string, std::string>& at(FrameIndex frame)
    {
        for (; m_next < m_track.events.size() && m_track.events[m_next].frame <= frame; ++m_next)
            m_values[m_track.events[m_next].name] = m_track.events[m_next].value;
        return m_values;
    }

private:
    const Track& m_track;
    std::map<std::string, std::string> m_values; ///< an empty one is none
    std::size_t m_next = 0;
};

/// Calls `use(frame, state)` for each frame in which something of the track lies in the picture, until it says false.
template<class Use>
Result<void> forEachBox(const CocoClip& clip, const Track& track, Use use)
{
    const std::int64_t end = track.singleFrame ? track.keyFrames.front().frame.value + 1 : clip.frames->count();
    for (FrameIndex frame = track.keyFrames.front().frame; frame.value < end; frame = frame + 1) {
        auto state = stateAt(track, frame);
        if (!state || contains(clip.labels->excluded, frame))
            continue;
        state->box = clipped(state->box, sizeOf(clip));
        if (state->box.isEmpty())
            continue;
        TRY_ASSIGN(const bool goOn, use(frame, *state));
        if (!goOn)
            break;
    }
    return {};
}

class CocoWriter {
public:
    CocoWriter(ByteSink& sink, std::span<const CocoClip> clips, const CocoOptions& options)
        : m_out(sink), m_clips(clips), m_options(options), m_categories(categories(options.labels))
    {
    }

    Result<CocoCounts> write()
    {
        writeInfo();
        TRY_VOID(writeCategories());
        TRY_VOID(writeVideos());
        TRY_VOID(writeImages());
        TRY_VOID(writeTracks());
        TRY_VOID(writeAnnotations());
        m_out.key("num_instances").integer(m_counts.tracks).raw("\n}\n");
        TRY_VOID(m_out.flush(1));
        return m_counts;
    }

private:
    void writeInfo()
    {
        m_out.raw("{\n\"info\":{\"description\":").text(m_options.description);
        m_out.key("version").text(m_options.version);
        m_out.key("date_created").text(m_options.date);
        m_out.raw("},\n\"licenses\":[]");
    }

    Result<void> writeCategories()
    {
        m_out.beginList("categories");
        for (const Category& category : m_categories) {
            TRY_VOID(m_out.beginItem(static_cast<std::uint64_t>(category.id)));
            m_out.key("name").text(category.name);
            m_out.key("supercategory").text(category.supercategory);
            m_out.endItem();
        }
        m_out.endList();
        return {};
    }

    Result<void> writeVideos()
    {
        m_out.beginList("videos");
        std::uint64_t id = 0;
        for (const CocoClip& clip : m_clips) {
            const FrameFormat& format = clip.frames->format();
            TRY_VOID(m_out.beginItem(++id));
            m_out.key("name").text(clip.clipId);
            m_out.key("width").number(format.width);
            m_out.key("height").number(format.height);
            m_out.key("fps").number(format.frameRate.value());
            m_out.key("annotation_fps").number(format.frameRate.value());
            m_out.key("length").integer(static_cast<std::uint64_t>(clip.frames->count()));
            m_out.raw(R"(,"neg_category_ids":[],"not_exhaustive_category_ids":[],"metadata":{})");
            writeTags(*clip.labels);
            m_out.endItem();
        }
        m_out.endList();
        return {};
    }

    /// `,"name":[item,item,…]` when there are any.
    template<class Items, class Write>
    void writeExtra(std::string_view name, const Items& items, Write write)
    {
        bool first = true;
        for (const auto& item : items) {
            if (first)
                m_out.key(name);
            m_out.raw(std::exchange(first, false) ? "[" : ",");
            write(item);
        }
        if (!first)
            m_out.raw("]");
    }

    /// What no reader of COCO knows, and our own reads back.
    void writeTags(const AnnotationSet& labels)
    {
        writeExtra("clip_tags", labels.clipTags, [this](const std::string& tag) { m_out.text(tag); });
        writeExtra("range_tags", labels.rangeTags, [this](const RangeTag& tag) {
            m_out.raw("{\"name\":").text(tag.name);
            writeRange(tag.range);
        });
        writeExtra("excluded", labels.excluded, [this](const FrameRange& range) {
            m_out.raw("{\"excluded\":true");
            writeRange(range);
        });
    }

    void writeRange(const FrameRange& range)
    {
        m_out.key("begin").integer(static_cast<std::uint64_t>(range.begin.value));
        m_out.key("end").integer(static_cast<std::uint64_t>(range.end.value)).raw("}");
    }

    Result<void> writeImages()
    {
        m_out.beginList("images");
        std::uint64_t video = 0;
        for (const CocoClip& clip : m_clips) {
            ++video;
            for (std::int64_t frame = 0; frame < clip.frames->count(); ++frame) {
                if (!contains(clip.labels->excluded, {frame}))
                    TRY_VOID(writeImage(clip, video, static_cast<std::uint64_t>(frame)));
            }
        }
        m_out.endList();
        return {};
    }

    Result<void> writeImage(const CocoClip& clip, std::uint64_t video, std::uint64_t frame)
    {
        const std::string digits = std::to_string(frame);
        const std::string padded = std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits;
        TRY_VOID(m_out.beginItem(++m_counts.images));
        m_out.key("video_id").integer(video);
        m_out.key("file_name").text(clip.clipId + "/" + padded + ".png");
        m_out.key("width").number(clip.frames->format().width);
        m_out.key("height").number(clip.frames->format().height);
        m_out.key("frame_id").integer(frame);
        m_out.key("frame_index").integer(frame);
        m_out.key("mot_frame_id").integer(frame + 1);
        m_out.endItem();
        return {};
    }

    Result<void> writeTracks()
    {
        m_out.beginList("tracks");
        std::uint64_t video = 0;
        for (const CocoClip& clip : m_clips) {
            ++video;
            for (const Track& track : clip.labels->tracks) {
                TRY_ASSIGN(const bool visible, hasBox(clip, track));
                if (!visible)
                    continue;
                TRY_ASSIGN(const Category* category, categoryOf(track));
                TRY_VOID(m_out.beginItem(++m_counts.tracks));
                m_out.key("category_id").integer(static_cast<std::uint64_t>(category->id));
                m_out.key("video_id").integer(video);
                m_out.endItem();
            }
        }
        m_out.endList();
        return {};
    }

    Result<void> writeAnnotations()
    {
        m_out.beginList("annotations");
        std::uint64_t firstImage = 1, trackId = 0, video = 0;
        for (const CocoClip& clip : m_clips) {
            ++video;
            for (const Track& track : clip.labels->tracks) {
                TRY_ASSIGN(const bool visible, hasBox(clip, track));
                if (!visible)
                    continue;
                TRY_VOID(writeBoxes(clip, track, {.firstImage = firstImage, .track = ++trackId, .video = video}));
            }
            TRY_VOID(writeIgnored(clip, {.firstImage = firstImage, .track = 0, .video = video}));
            const FrameIndex end{clip.frames->count()};
            firstImage += static_cast<std::uint64_t>(end.value - countBefore(clip.labels->excluded, end));
        }
        m_out.endList();
        return {};
    }

    /// Ids of the file that a track's boxes refer to.
    struct References {
        std::uint64_t firstImage;
        std::uint64_t track;
        std::uint64_t video;
    };

    Result<void> writeBoxes(const CocoClip& clip, const Track& track, const References& ids)
    {
        TRY_ASSIGN(const Category* category, categoryOf(track));
        std::uint64_t& ofClass = m_counts.boxesPerClass[track.label];
        HeldValues values(track);
        return forEachBox(clip, track, [&](FrameIndex frame, const BoxState& state) -> Result<bool> {
            TRY_VOID(beginAnnotation(clip, frame, ids, *category));
            ++m_counts.boxes;
            ++ofClass;
            m_out.key("track_id").integer(ids.track);
            m_out.key("instance_id").integer(ids.track - 1);
            writeBox(state.box);
            m_out.raw(R"(,"iscrowd":0,"segmentation":[],"attributes":{"track_id":)").integer(track.id.value);
            m_out.key("occluded").flag(state.occluded).key("truncated").flag(state.truncated);
            m_out.key("keyframe").flag(state.keyFrame).key("interpolated").flag(state.interpolated);
            m_out.key("single_frame").flag(track.singleFrame);
            if (state.tracked)
                m_out.key("source").text(sourceText(Source::Tracked));
            writeValues(track, values.at(frame));
            m_out.raw("}");
            m_out.endItem();
            return true;
        });
    }

    Result<void> beginAnnotation(const CocoClip& clip, FrameIndex frame, const References& ids,
                                 const Category& category)
    {
        const std::int64_t image = frame.value - countBefore(clip.labels->excluded, frame);
        TRY_VOID(m_out.beginItem(++m_annotations));
        m_out.key("image_id").integer(ids.firstImage + static_cast<std::uint64_t>(image));
        m_out.key("video_id").integer(ids.video);
        m_out.key("category_id").integer(static_cast<std::uint64_t>(category.id));
        return {};
    }

    void writeBox(const Box& box)
    {
        m_out.key("bbox").raw("[").number(box.x).raw(",").number(box.y).raw(",");
        m_out.number(box.width).raw(",").number(box.height).raw("]");
        m_out.key("area").number(box.area());
    }

    /// Attributes of the label set that the track's class has, each as the JSON value that it is.
    void writeValues(const Track& track, const std::map<std::string, std::string>& values)
    {
        for (const AttributeSpec* spec : m_options.labels.everyAttribute()) {
            const auto value = values.find(spec->name);
            if (value == values.end() || !spec->isExported() || !spec->appliesTo(track.label)
                || !spec->takes(value->second))
                continue;
            m_out.raw(",").text(spec->name).raw(":");
            if (spec->kind == AttributeKind::Check || spec->kind == AttributeKind::Number)
                m_out.raw(value->second); // true, false, or a decimal number
            else
                m_out.text(value->second);
        }
    }

    /// A crowd box is what pycocotools and its kin neither count as missed nor hold against a detection.
    Result<void> writeIgnored(const CocoClip& clip, const References& ids)
    {
        for (const IgnoreRegion& region : clip.labels->ignored) {
            const Box box = clipped(region.box, sizeOf(clip));
            for (FrameIndex frame = region.frames.begin; frame < region.frames.end; frame = frame + 1) {
                if (contains(clip.labels->excluded, frame))
                    continue;
                for (const Category& category : m_categories) {
                    if (!region.label.empty() && category.label != region.label)
                        continue;
                    TRY_VOID(beginAnnotation(clip, frame, ids, category));
                    writeBox(box);
                    m_out.raw(R"(,"iscrowd":1,"segmentation":[],"attributes":{"ignore_region":true})");
                    m_out.endItem();
                }
            }
        }
        return {};
    }

    Result<bool> hasBox(const CocoClip& clip, const Track& track)
    {
        bool found = false;
        TRY_VOID(forEachBox(clip, track, [&](FrameIndex, const BoxState&) -> Result<bool> {
            found = true;
            return false;
        }));
        return found;
    }

    Result<const Category*> categoryOf(const Track& track)
    {
        const Category* category = findCategory(m_categories, track.label, track.kind);
        if (!category)
            return makeError(Errc::BadLabels, "track " + std::to_string(track.id.value), "unknown class");
        return category;
    }

    Output m_out;
    std::span<const CocoClip> m_clips;
    const CocoOptions& m_options;
    std::vector<Category> m_categories;
    CocoCounts m_counts;
    std::uint64_t m_annotations = 0; ///< boxes and ignore regions
};

} // namespace

Result<CocoCounts> writeCoco(ByteSink& out, std::span<const CocoClip> clips, const CocoOptions& options)
{
    return CocoWriter(out, clips, options).write();
}

} // namespace consentry::annotation
