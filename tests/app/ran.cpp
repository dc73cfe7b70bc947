#include "tests/app/ran.h"

namespace consentry::testing {

Json Ran::json() const
{
    return Json::parse(out.toStdString(), nullptr, false);
}

std::string Ran::errorCode() const
{
    const Json document = Json::parse(err.toStdString(), nullptr, false);
    const Json error = document.is_object() ? document.value("error", Json::object()) : Json::object();
    return error.is_object() ? error.value("code", "") : "";
}

QByteArray Ran::all() const
{
    return "exit " + QByteArray::number(exit) + "\nstdout: " + out + "\nstderr: " + err;
}

} // namespace consentry::testing
