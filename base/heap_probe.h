#pragma once

namespace consentry {

/// Frees a block that it has written to, takes it again, and looks whether what it wrote is gone.
bool freedMemoryIsWiped();

} // namespace consentry
