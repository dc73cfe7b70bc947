#include "consent/child_grant.h"

#include <algorithm>

namespace consentry::consent {

bool isWithin(const Grant& child, const Grant& parent)
{
    return child.clip == parent.clip && child.rendition == parent.rendition && child.request == parent.request
           && child.purpose == parent.purpose && child.consent == parent.consent && parent.notBefore <= child.notBefore
           && child.expires <= parent.expires && std::ranges::includes(parent.actions, child.actions);
}

} // namespace consentry::consent
