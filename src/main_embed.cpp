#include "embed/demo.hpp"
#include "platform/web/embedding/run.hpp"

int main() {
    static tratt::embed::Demo demo(tratt::platform::web::device(), tratt::platform::web::host());
    tratt::platform::web::run(demo);
    return 0;
}
