// A real table: drawn for everyone, or only for those who read instead of look (the data behind a chart).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/ui.h"

namespace mooring {

struct TableData {
    std::string caption;
    std::vector<std::string> headers;
    std::vector<std::vector<std::string>> rows;  // the first cell of a row is its header
};

enum class TableShown : std::uint8_t { drawn, read_only };

void table(Ui& ui, std::string_view key, const TableData& data, TableShown shown);

}  // namespace mooring
