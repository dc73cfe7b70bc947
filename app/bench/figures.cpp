#include "app/bench/figures.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdio>

namespace consentry::app::bench {
namespace {

struct Rank {
    const char* name;
    double share;
};

constexpr Rank kRanks[] = {{" p50", 0.50}, {" p90", 0.90}, {" p95", 0.95}, {" p99", 0.99}, {" max", 1.0}};

} // namespace

double percentile(std::vector<double> values, double share)
{
    assert(!values.empty());
    std::ranges::sort(values);
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
}

void addPercentiles(Report& report, const std::string& name, const std::vector<double>& milliseconds)
{
    for (const Rank& rank : kRanks)
        report.figures.push_back({name + rank.name, percentile(milliseconds, rank.share), "ms"});
}

void addRatio(Report& report, const std::string& name, const std::string& over, const std::string& under)
{
    const auto value = [&](const std::string& figure) {
        const auto found = std::ranges::find(report.figures, figure, &Figure::name);
        assert(found != report.figures.end());
        return found->value;
    };
    report.figures.push_back({name, value(over) / value(under), ""});
}

void addSpread(Report& report, const Figure& figure, const std::vector<double>& values)
{
    report.figures.push_back({figure.name, median(values), figure.unit});
    report.figures.push_back({figure.name + " min", std::ranges::min(values), figure.unit});
    report.figures.push_back({figure.name + " max", std::ranges::max(values), figure.unit});
}

std::string tableText(const std::vector<Report>& reports)
{
    std::string text;
    for (const Report& report : reports) {
        text += report.benchmark + "\n";
        for (const Figure& figure : report.figures) {
            char line[128];
            std::snprintf(line, sizeof line, "  %-42s %12.3f %s\n", figure.name.c_str(), figure.value,
                          figure.unit.c_str());
            text += line;
        }
    }
    return text;
}

std::string jsonText(const std::vector<Report>& reports)
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Report& report : reports) {
        nlohmann::ordered_json figures = nlohmann::ordered_json::array();
        for (const Figure& figure : report.figures)
            figures.push_back({{"name", figure.name}, {"value", figure.value}, {"unit", figure.unit}});
        list.push_back({{"name", report.benchmark}, {"figures", figures}});
    }
    return nlohmann::ordered_json{{"benchmarks", list}}.dump(2) + "\n";
}

} // namespace consentry::app::bench
