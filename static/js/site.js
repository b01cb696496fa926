import { articleTools } from "./article.js";
import { fillDates } from "./dates.js";
import { filterDirectory } from "./directory.js";
import { galleries } from "./gallery.js";
import { swapLead } from "./lead.js";
import { media } from "./media.js";
import { closeMenus } from "./menus.js";
import { offerReadingBar } from "./reading.js";

for (const enhance of [closeMenus, fillDates, articleTools, swapLead, galleries, media, filterDirectory, offerReadingBar]) {
  try {
    enhance();
  } catch (error) {
    console.error(error);
  }
}
