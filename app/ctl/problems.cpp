#include "app/ctl/problems.h"

#include "app/ctl/text.h"
#include "app/error_words.h"

namespace consentry::app::ctl {

Output problemReport(const std::vector<storage::Problem>& problems, const QString& allWell)
{
    Output output;
    output.json = {{"ok", problems.empty()}, {"problems", Json::array()}};
    for (const storage::Problem& problem : problems) {
        const QString message = errorWords(problem.error).message;
        output.json["problems"].push_back({{"code", std::string(errorCodeText(problem.error.code))},
                                           {"object", problem.object},
                                           {"message", message.toStdString()}});
        output.lines.push_back(words("%1: %2").arg(text(problem.object), message));
    }
    if (problems.empty())
        output.lines.push_back(allWell);
    output.exitCode = problems.empty() ? 0 : static_cast<int>(ErrorClass::Integrity);
    return output;
}

} // namespace consentry::app::ctl
