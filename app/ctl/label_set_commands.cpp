#include "app/ctl/registry.h"
#include "app/ctl/text.h"
#include "app/operations/label_sets.h"
#include "app/operations/membership.h"

#include "annotation/formats/label_set_json.h"

#include <algorithm>

namespace consentry::app::ctl {
namespace {

struct VersionsOptions {
    int version = 0; ///< 0: all, a line each
};

QString namesOf(const std::vector<std::string>& names)
{
    QStringList list;
    for (const std::string& name : names)
        list << text(name);
    return list.join(QStringLiteral(", "));
}

template<class Items>
QString namesOfItems(const Items& items)
{
    std::vector<std::string> names;
    for (const auto& item : items)
        names.push_back(item.name);
    return namesOf(names);
}

Json entryJson(const LabelSetEntry& entry, const consent::KeyRing& keys)
{
    Json json = Json::parse(annotation::writeLabelSet(entry.labels));
    if (!entry.object.isNull()) {
        json["object"] = entry.object.text();
        json["signed_by"] = memberName(keys, entry.signer);
        json["signed"] = rfc3339Text(*entry.time);
    }
    return json;
}

std::vector<QString> entryRow(const LabelSetEntry& entry, const consent::KeyRing& keys)
{
    const bool isDefault = entry.object.isNull();
    return {QString::number(entry.labels.version), isDefault ? QString() : text(rfc3339Text(*entry.time)),
            isDefault ? words("the program") : text(memberName(keys, entry.signer)), namesOfItems(entry.labels.classes),
            namesOfItems(entry.labels.goneClasses)};
}

QString holdWords(const annotation::AttributeSpec& spec)
{
    return spec.hold == annotation::AttributeHold::Track ? words("whole track") : words("from moments on");
}

QString valuesOf(const annotation::AttributeSpec& spec)
{
    if (spec.kind == annotation::AttributeKind::Number)
        return words("%1 to %2").arg(QString::number(spec.least), QString::number(spec.most));
    return namesOf(spec.values);
}

using Rows = std::vector<std::vector<QString>>;

enum class Offer { Now, Gone };

QString offerWord(Offer offer)
{
    return offer == Offer::Now ? QString() : words("no longer offered");
}

void addRows(Rows& rows, const std::vector<annotation::LabelClass>& classes, Offer offer)
{
    for (const annotation::LabelClass& each : classes)
        rows.push_back({words("class %1").arg(QLatin1Char(each.letter)), text(each.name), namesOf(each.kinds),
                        namesOf(each.goneKinds), offerWord(offer)});
}

void addRows(Rows& rows, const std::vector<annotation::AttributeSpec>& attributes, Offer offer)
{
    for (const annotation::AttributeSpec& each : attributes)
        rows.push_back({words("attribute, %1").arg(holdWords(each)), text(each.name), valuesOf(each),
                        namesOf(each.goneValues), offerWord(offer)});
}

/// All of one version.
std::vector<QString> versionLines(const annotation::LabelSet& labels)
{
    Rows rows{{words("what"), words("name"), words("kinds or values"), words("gone kinds or values"), QString()}};
    addRows(rows, labels.classes, Offer::Now);
    addRows(rows, labels.attributes, Offer::Now);
    rows.push_back({words("tags"), QString(), namesOf(labels.clipTags), namesOf(labels.goneClipTags), QString()});
    addRows(rows, labels.goneClasses, Offer::Gone);
    addRows(rows, labels.goneAttributes, Offer::Gone);
    return tableLines(rows);
}

Result<Output> labelsVersions(Context& context, const VersionsOptions& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const auto keys, session.keyRing());
    TRY_ASSIGN(const auto entries, labelSetVersions(session));
    if (options.version != 0) {
        const auto entry =
            std::ranges::find(entries, options.version, [](const LabelSetEntry& each) { return each.labels.version; });
        if (entry == entries.end())
            return makeError(Errc::NotFound, "label set version", std::to_string(options.version));
        return Output{entryJson(*entry, keys), versionLines(entry->labels)};
    }
    Output output;
    output.json = {{"items", Json::array()}};
    Rows rows{{words("version"), words("signed"), words("by"), words("classes"), words("no longer offered")}};
    for (const LabelSetEntry& entry : entries) {
        output.json["items"].push_back(entryJson(entry, keys));
        rows.push_back(entryRow(entry, keys));
    }
    output.lines = tableLines(rows);
    return output;
}

} // namespace

void addLabelSetCommands(Registry& registry)
{
    auto options = std::make_shared<VersionsOptions>();
    registry
        .command(registry.group("labels", "Labels of a clip"), "versions",
                 "Versions of what may be labelled, or all of one", options, labelsVersions)
        .add_option("version", options->version, "Its number");
}

} // namespace consentry::app::ctl
