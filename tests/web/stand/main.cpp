#include "platform/web/keeping/run.hpp"
#include "stand.hpp"

int main() {
    static tratt::stand::Stand stand(tratt::platform::web::services());
    tratt::platform::web::run(stand);
    return 0;
}
