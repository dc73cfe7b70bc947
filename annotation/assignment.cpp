#include "annotation/assignment.h"

#include <algorithm>
#include <limits>

namespace consentry::annotation {

namespace {

/// A square problem of costs, solved by one shortest path for each row. Row and column 0 stand for "none".
class Solver {
public:
    explicit Solver(const PairValues& values)
        : m_values(values),
          m_size(std::max(values.rows(), values.columns())),
          m_rowPrice(m_size + 1, 0),
          m_columnPrice(m_size + 1, 0),
          m_rowOf(m_size + 1, 0)
    {
        for (std::size_t row = 1; row <= m_size; ++row)
            add(row);
    }

    std::size_t rowOf(std::size_t column) const { return m_rowOf[column + 1]; }

private:
    double reducedCost(std::size_t row, std::size_t column) const
    {
        const bool isReal = row <= m_values.rows() && column <= m_values.columns();
        const double value = isReal ? std::max(0.0, m_values.at(row - 1, column - 1)) : 0;
        return -value - m_rowPrice[row] - m_columnPrice[column];
    }

    /// Finds the cheapest way to give `row` a column, moving earlier rows to others.
    void add(std::size_t row)
    {
        std::vector<double> cheapest(m_size + 1, std::numeric_limits<double>::infinity());
        std::vector<std::size_t> cameFrom(m_size + 1, 0);
        std::vector<bool> visited(m_size + 1, false);
        m_rowOf[0] = row;
        std::size_t column = 0;
        do {
            visited[column] = true;
            std::size_t next = 0;
            double step = std::numeric_limits<double>::infinity();
            for (std::size_t other = 1; other <= m_size; ++other) {
                if (visited[other])
                    continue;
                if (const double cost = reducedCost(m_rowOf[column], other); cost < cheapest[other]) {
                    cheapest[other] = cost;
                    cameFrom[other] = column;
                }
                if (cheapest[other] < step) {
                    step = cheapest[other];
                    next = other;
                }
            }
            raisePrices(visited, cheapest, step);
            column = next;
        } while (m_rowOf[column] != 0);
        for (; column != 0; column = cameFrom[column])
            m_rowOf[column] = m_rowOf[cameFrom[column]];
    }

    void raisePrices(const std::vector<bool>& visited, std::vector<double>& cheapest, double step)
    {
        for (std::size_t column = 0; column <= m_size; ++column) {
            if (visited[column]) {
                m_rowPrice[m_rowOf[column]] += step;
                m_columnPrice[column] -= step;
            } else {
                cheapest[column] -= step;
            }
        }
    }

    const PairValues& m_values;
    std::size_t m_size;
    std::vector<double> m_rowPrice;
    std::vector<double> m_columnPrice;
    std::vector<std::size_t> m_rowOf; ///< of each column; 0: of none
};

} // namespace

std::vector<std::optional<std::size_t>> bestPairs(const PairValues& values)
{
    std::vector<std::optional<std::size_t>> pairs(values.rows());
    if (values.rows() == 0 || values.columns() == 0)
        return pairs;
    const Solver solver(values);
    for (std::size_t column = 0; column < values.columns(); ++column) {
        const std::size_t row = solver.rowOf(column) - 1;
        if (row < values.rows() && values.at(row, column) > 0)
            pairs[row] = column;
    }
    return pairs;
}

} // namespace consentry::annotation
