export { fileStore } from "@x/core/file-store";
