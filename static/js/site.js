import { closeMenus } from "./menus.js";

closeMenus();
