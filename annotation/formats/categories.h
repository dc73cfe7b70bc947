#pragma once

#include "annotation/label_set.h"

namespace consentry::annotation {

/// A class or a kind as one flat category, for formats that know no subclasses.
struct Category {
    int id = 0; ///< from 1, in the order of the label set
    std::string name;
    std::string supercategory; ///< the class
    std::string label;
    std::string kind; ///< empty for the class itself

    bool operator==(const Category&) const = default;
};

/// Each class followed by its kinds, gone ones behind those that are offered. A kind's name stands alone where it is unique in the set (`dog`), else behind its
/// class (`animal-other`).
std::vector<Category> categories(const LabelSet& labels);

const Category* findCategory(const std::vector<Category>& categories, std::string_view name);
const Category* findCategory(const std::vector<Category>& categories, std::string_view label, std::string_view kind);

} // namespace consentry::annotation
