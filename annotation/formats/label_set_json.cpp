#include "annotation/formats/label_set_json.h"

#include "annotation/formats/canonical_scanner.h"
#include "annotation/formats/json_text.h"
#include "annotation/validate.h"

#include <algorithm>

namespace consentry::annotation {
namespace {

constexpr std::string_view kSetHead1 = R"({"schema":"consentry/label-set/v1","version":)";
constexpr std::string_view kSetHead2 = R"({"schema":"consentry/label-set/v2","version":)";
constexpr std::string_view kTrack = "track";
constexpr std::string_view kMoment = "moment";
constexpr AttributeKind kKinds[] = {AttributeKind::Select, AttributeKind::Radio, AttributeKind::Check,
                                    AttributeKind::Number, AttributeKind::Text};

/// Whether classes say how they are to be labelled. Without, a label set has the form of version 1.
enum class Guidelines { Absent, Present };

Guidelines guidelinesOf(const LabelSet& labels)
{
    const auto classes = labels.everyClass();
    const bool any = std::ranges::any_of(classes, [](const LabelClass* each) { return !each->guideline.empty(); });
    return any ? Guidelines::Present : Guidelines::Absent;
}

/// A list of its lines, since no text of this form has control characters.
void appendGuideline(std::string& out, std::string_view guideline)
{
    std::vector<std::string> lines;
    while (!guideline.empty()) {
        const std::size_t end = guideline.find('\n');
        lines.emplace_back(guideline.substr(0, end));
        if (end == std::string_view::npos)
            break;
        guideline.remove_prefix(end + 1);
        if (guideline.empty())
            lines.emplace_back(); // it ends with the end of a line
    }
    out += R"(,"guideline":)";
    appendList(out, lines, appendQuoted);
}

void appendClass(std::string& out, const LabelClass& labelClass, Guidelines guidelines)
{
    out += R"({"name":)";
    appendQuoted(out, labelClass.name);
    out += R"(,"letter":)";
    appendQuoted(out, std::string(1, labelClass.letter));
    out += R"(,"colour":)";
    appendQuoted(out, classColourText(labelClass.colour));
    out += R"(,"kinds":)";
    appendList(out, labelClass.kinds, appendQuoted);
    out += R"(,"gone_kinds":)";
    appendList(out, labelClass.goneKinds, appendQuoted);
    if (guidelines == Guidelines::Present)
        appendGuideline(out, labelClass.guideline);
    out += '}';
}

void appendClasses(std::string& out, const std::vector<LabelClass>& classes, Guidelines guidelines)
{
    appendList(out, classes,
               [guidelines](std::string& text, const LabelClass& each) { appendClass(text, each, guidelines); });
}

void appendSpec(std::string& out, const AttributeSpec& spec)
{
    out += R"({"name":)";
    appendQuoted(out, spec.name);
    out += R"(,"kind":)";
    appendQuoted(out, attributeKindText(spec.kind));
    out += R"(,"hold":)";
    appendQuoted(out, spec.hold == AttributeHold::Track ? kTrack : kMoment);
    out += R"(,"classes":)";
    appendList(out, spec.classes, appendQuoted);
    out += R"(,"values":)";
    appendList(out, spec.values, appendQuoted);
    out += R"(,"gone_values":)";
    appendList(out, spec.goneValues, appendQuoted);
    out += R"(,"least":)";
    appendNumber(out, spec.least);
    out += R"(,"most":)";
    appendNumber(out, spec.most);
    out += R"(,"preset":)";
    appendQuoted(out, spec.preset);
    out += '}';
}

std::string scanLabelName(CanonicalScanner& in)
{
    return in.quoted(kMostNameBytes);
}

std::vector<std::string> scanLabelNames(CanonicalScanner& in)
{
    std::vector<std::string> names;
    in.list([&] { names.push_back(scanLabelName(in)); });
    return names;
}

ClassColour scanColour(CanonicalScanner& in)
{
    const std::string text = scanLabelName(in);
    for (int i = 0; i < kClassColours; ++i) {
        if (const auto colour = static_cast<ClassColour>(i); classColourText(colour) == text)
            return colour;
    }
    in.fail("no colour");
    return ClassColour::Pink;
}

std::string scanGuideline(CanonicalScanner& in)
{
    std::string guideline;
    bool isFirst = true;
    in.list([&] {
        guideline += isFirst ? "" : "\n";
        isFirst = false;
        guideline += in.quoted(kMostGuidelineBytes);
    });
    return guideline;
}

LabelClass scanClass(CanonicalScanner& in, Guidelines guidelines)
{
    LabelClass labelClass;
    in.expect(R"({"name":)");
    labelClass.name = scanLabelName(in);
    in.expect(R"(,"letter":)");
    const std::string letter = in.quoted(1);
    labelClass.letter = letter.empty() ? '?' : letter.front();
    in.expect(R"(,"colour":)");
    labelClass.colour = scanColour(in);
    in.expect(R"(,"kinds":)");
    labelClass.kinds = scanLabelNames(in);
    in.expect(R"(,"gone_kinds":)");
    labelClass.goneKinds = scanLabelNames(in);
    if (guidelines == Guidelines::Present) {
        in.expect(R"(,"guideline":)");
        labelClass.guideline = scanGuideline(in);
    }
    in.expect("}");
    return labelClass;
}

AttributeKind scanKind(CanonicalScanner& in)
{
    const std::string text = scanLabelName(in);
    const auto kind = std::ranges::find(kKinds, text, attributeKindText);
    if (kind == std::end(kKinds)) {
        in.fail("no kind of attribute");
        return AttributeKind::Text;
    }
    return *kind;
}

AttributeHold scanHold(CanonicalScanner& in)
{
    const std::string text = scanLabelName(in);
    if (text != kTrack && text != kMoment)
        in.fail("neither track nor moment");
    return text == kTrack ? AttributeHold::Track : AttributeHold::Moment;
}

AttributeSpec scanSpec(CanonicalScanner& in)
{
    AttributeSpec spec;
    in.expect(R"({"name":)");
    spec.name = scanLabelName(in);
    in.expect(R"(,"kind":)");
    spec.kind = scanKind(in);
    in.expect(R"(,"hold":)");
    spec.hold = scanHold(in);
    in.expect(R"(,"classes":)");
    spec.classes = scanLabelNames(in);
    in.expect(R"(,"values":)");
    spec.values = scanLabelNames(in);
    in.expect(R"(,"gone_values":)");
    spec.goneValues = scanLabelNames(in);
    in.expect(R"(,"least":)");
    spec.least = in.number();
    in.expect(R"(,"most":)");
    spec.most = in.number();
    in.expect(R"(,"preset":)");
    spec.preset = in.quoted(kMostValueBytes);
    in.expect("}");
    return spec;
}

int scanSetVersion(CanonicalScanner& in)
{
    const std::int64_t version = in.integer();
    if (version < 1 || version > kMostLabelSetVersions)
        in.fail("no version");
    return in.ok() ? static_cast<int>(version) : 1;
}

LabelSet scanLabelSet(CanonicalScanner& in)
{
    LabelSet labels;
    const Guidelines guidelines = in.accept(kSetHead2) ? Guidelines::Present : Guidelines::Absent;
    if (guidelines == Guidelines::Absent)
        in.expect(kSetHead1);
    labels.version = scanSetVersion(in);
    in.expect(R"(,"classes":)");
    in.list([&] { labels.classes.push_back(scanClass(in, guidelines)); });
    in.expect(R"(,"clip_tags":)");
    labels.clipTags = scanLabelNames(in);
    in.expect(R"(,"attributes":)");
    in.list([&] { labels.attributes.push_back(scanSpec(in)); });
    in.expect(R"(,"gone_classes":)");
    in.list([&] { labels.goneClasses.push_back(scanClass(in, guidelines)); });
    in.expect(R"(,"gone_clip_tags":)");
    labels.goneClipTags = scanLabelNames(in);
    in.expect(R"(,"gone_attributes":)");
    in.list([&] { labels.goneAttributes.push_back(scanSpec(in)); });
    in.expect("}\n");
    in.expectEnd();
    return labels;
}

} // namespace

Bytes writeLabelSet(const LabelSet& labels)
{
    const Guidelines guidelines = guidelinesOf(labels);
    std::string out(guidelines == Guidelines::Present ? kSetHead2 : kSetHead1);
    appendInteger(out, labels.version);
    out += R"(,"classes":)";
    appendClasses(out, labels.classes, guidelines);
    out += R"(,"clip_tags":)";
    appendList(out, labels.clipTags, appendQuoted);
    out += R"(,"attributes":)";
    appendList(out, labels.attributes, appendSpec);
    out += R"(,"gone_classes":)";
    appendClasses(out, labels.goneClasses, guidelines);
    out += R"(,"gone_clip_tags":)";
    appendList(out, labels.goneClipTags, appendQuoted);
    out += R"(,"gone_attributes":)";
    appendList(out, labels.goneAttributes, appendSpec);
    out += "}\n";
    return toBytes(bytesOf(out));
}

Result<LabelSet> readLabelSet(ByteView bytes)
{
    if (bytes.size() > kMostLabelSetBytes)
        return makeError(Errc::TooLarge, "label set", std::to_string(kMostLabelSetBytes));
    CanonicalScanner scanner(textOf(bytes));
    LabelSet labels = scanLabelSet(scanner);
    if (!scanner.ok())
        return scanner.error();
    TRY_VOID(validate(labels));
    const Bytes again = writeLabelSet(labels);
    if (!std::equal(again.begin(), again.end(), bytes.begin(), bytes.end()))
        return makeError(Errc::BadLabels, "label set", "not in canonical form");
    return labels;
}

} // namespace consentry::annotation
