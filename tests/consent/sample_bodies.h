#pragma once

#include "tests/support/consent_fixture.h"

namespace consentry::testing {

/// A body of each type of signed object, all that is optional filled in.
template<class Body>
Body sampleBody(const ConsentFixture& fixture);

} // namespace consentry::testing
