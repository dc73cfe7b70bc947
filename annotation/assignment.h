#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace consentry::annotation {

/// Values of pairs, row by row; 0 and less: may not be a pair.
class PairValues {
public:
    PairValues(std::size_t rows, std::size_t columns) : m_rows(rows), m_columns(columns), m_values(rows * columns, 0) {}
    std::size_t rows() const { return m_rows; }
    std::size_t columns() const { return m_columns; }
    double& at(std::size_t row, std::size_t column) { return m_values[row * m_columns + column]; }
    double at(std::size_t row, std::size_t column) const { return m_values[row * m_columns + column]; }

private:
    std::size_t m_rows;
    std::size_t m_columns;
    std::vector<double> m_values;
};

/// For each row its column, none twice, so that the sum of values is the largest: the Hungarian method in the form
/// that adds row after row (Jonker and Volgenant, 1987), cubic in the longer side. Ties fall the same way each time.
std::vector<std::optional<std::size_t>> bestPairs(const PairValues& values);

} // namespace consentry::annotation
