// Time for the benches: that of the processor, for on a shared machine the clock on the wall counts what others do.
#pragma once

#include <time.h>  // not <ctime>: clock_gettime is POSIX

#include <algorithm>
#include <vector>

namespace mooring {

// Milliseconds that this process has worked.
inline double processor_ms() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double ms_of(const auto& work) {
    const double start = processor_ms();
    work();
    return processor_ms() - start;
}

// Below which 95 of 100 of the values lie; 0 of none.
inline double p95(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() * 95 / 100];
}

// Of that many times of `work`.
double p95_of(int times, const auto& work) {
    std::vector<double> ms;
    for (int i = 0; i < times; ++i) ms.push_back(ms_of(work));
    return p95(ms);
}

}  // namespace mooring
