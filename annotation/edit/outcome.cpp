#include "annotation/edit/outcome.h"

#include <utility>

namespace consentry::edit {

Result<Outcome> performed(AnnotationDocument& document, Edit edit, annotation::Change change, Gesture gesture)
{
    const std::uint64_t before = document.revision();
    TRY_VOID(document.perform(std::move(edit), std::move(change), gesture));
    return document.revision() == before ? Outcome::Nothing : Outcome::Done;
}

} // namespace consentry::edit
