import "slickgrid/dist/styles/css/slick.grid.css";
import "./table.css";
import { Table } from "./table.ts";

new Table();
