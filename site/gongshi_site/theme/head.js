{const h=document.documentElement;h.dataset.script="";try{const s="kiosk"in h.dataset?sessionStorage:localStorage;for(const k of["size","theme"]){const v=s.getItem(k);if(v)h.dataset[k]=v}}catch(e){}}
