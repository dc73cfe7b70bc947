#pragma once

#include "app/operations/unblur.h"
#include "widgets/pages/request_page.h"
#include "widgets/parts/unblur_card.h"

namespace consentry::app {

/// Who looks at the requests.
enum class Decider { Nobody, Lead, Custodian };

/// What this person may do with a request now. The operations ask again.
struct RequestRights {
    bool approve = false;
    bool refuse = false;
    bool release = false;

    bool any() const { return approve || refuse || release; }
};

RequestRights rightsOn(const UnblurRow& row, Decider decider);

/// A request in words.
widgets::RequestRow requestRow(const UnblurRow& row, Decider decider, Timestamp now);

/// Why a request or an answer was not signed, for somebody at the window.
QString unblurRefusal(const Error& error);

} // namespace consentry::app
