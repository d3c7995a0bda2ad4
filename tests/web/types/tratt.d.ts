// The program as the linker writes it beside web/boot.js (see rootDirs in tsconfig.json).
export default function create_tratt(module: object): Promise<object>;
