#pragma once

#include <string>
#include <vector>

namespace consentry::app::bench {

struct Figure {
    std::string name;
    double value = 0;
    std::string unit; ///< "ms", "%", "" for a ratio …
};

/// What one benchmark measured.
struct Report {
    std::string benchmark;
    std::vector<Figure> figures;
};

/// The value below which `share` (0 to 1) of `values` lie, by the nearest rank. `values` must not be empty.
double percentile(std::vector<double> values, double share);
inline double median(std::vector<double> values)
{
    return percentile(std::move(values), 0.5);
}

/// Adds `name p50` to `name p99` and `name max`.
void addPercentiles(Report& report, const std::string& name, const std::vector<double>& milliseconds);
/// Adds `name`: what the figure called `over` is of the one called `under`, both of this report and so of one run.
void addRatio(Report& report, const std::string& name, const std::string& over, const std::string& under);
/// Adds the median as `name`, with `name min` and `name max` for the spread.
void addSpread(Report& report, const Figure& figure, const std::vector<double>& values);

std::string tableText(const std::vector<Report>& reports);
/// `{"benchmarks":[{"name","figures":[{"name","value","unit"}]}]}`
std::string jsonText(const std::vector<Report>& reports);

} // namespace consentry::app::bench
