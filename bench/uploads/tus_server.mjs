// The reference server with its file store, as its own documentation starts it.
// node tus_server.mjs MODULES FOLDER PORT
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, folder, port] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const load = async (name) => import(pathToFileURL(require.resolve(name)).href);
const { Server } = await load("@tus/server");
const { FileStore } = await load("@tus/file-store");

const server = new Server({
  path: "/files",
  relativeLocation: true,
  datastore: new FileStore({ directory: folder }),
});
server.listen({ host: "127.0.0.1", port: Number(port) }, () => console.log("READY"));
