#pragma once

#include <QString>

namespace consentry::testing {

enum class TakeBack { No, Typed };

/// All that another program of the same account can read out of our windows, shown or not, one line each with where it
/// stands: properties of every object, models, texts, and the tree for screen readers. With TakeBack::Typed also what
/// Ctrl+Z brings back into fields.
QStringList overheard(TakeBack back = TakeBack::No);

} // namespace consentry::testing
