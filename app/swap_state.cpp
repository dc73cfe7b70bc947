#include "app/swap_state.h"

#include <fstream>
#include <sstream>

#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace consentry::app {
namespace {

constexpr int kMaxLayers = 8; ///< of devices upon devices

std::string firstLine(const fs::path& file)
{
    std::ifstream stream(file);
    std::string line;
    std::getline(stream, line);
    return line;
}

/// Whether the device, or every device below it, belongs to dm-crypt.
bool isEncrypted(const fs::path& device, int layers)
{
    if (firstLine(device / "dm" / "uuid").starts_with("CRYPT-"))
        return true;
    std::error_code failed;
    fs::directory_iterator below(device / "slaves", failed);
    if (failed || layers == 0 || below == fs::directory_iterator())
        return false;
    for (const fs::directory_entry& one : below) {
        if (!isEncrypted(one.path(), layers - 1))
            return false;
    }
    return true;
}

/// The device that an area is, or that the file of an area lies on.
bool liesOnEncrypted(const fs::path& root, const std::string& area)
{
    struct stat info {};
    if (::stat((root / fs::path(area).relative_path()).c_str(), &info) != 0)
        return false;
    const dev_t device = S_ISBLK(info.st_mode) ? info.st_rdev : info.st_dev;
    const std::string number = std::to_string(major(device)) + ":" + std::to_string(minor(device));
    return isEncrypted(root / "sys/dev/block" / number, kMaxLayers);
}

bool kernelCanHibernate(const fs::path& root)
{
    std::istringstream states(firstLine(root / "sys/power/state"));
    bool offers = false;
    for (std::string state; states >> state;)
        offers = offers || state == "disk";
    const std::string image = firstLine(root / "sys/power/resume");
    return offers && !image.empty() && image != "0:0" && !firstLine(root / "sys/power/disk").starts_with("[disabled]");
}

} // namespace

SwapState readSwapState(const fs::path& root)
{
    SwapState state{.clear = {}, .encrypted = {}, .canHibernate = kernelCanHibernate(root)};
    std::ifstream file(root / "proc/swaps");
    std::string line;
    std::getline(file, line); // the heading
    while (std::getline(file, line)) {
        const std::string area = line.substr(0, line.find_first_of(" \t"));
        if (!area.starts_with("/dev/zram"))
            (liesOnEncrypted(root, area) ? state.encrypted : state.clear).push_back(area);
    }
    return state;
}

} // namespace consentry::app
