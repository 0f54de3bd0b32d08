# The two fonts, cut down to the letters Mooring draws itself; the browser's own fonts draw the rest.

# Latin with the signs of everyday writing; Greek and Cyrillic in files of their own, which no first page waits for.
# Every other script is drawn by the browser's own fonts, in both weights.
letters=U+0020-007E,U+00A0-017F,U+0218-021B,U+02BC-02DD,U+1E00-1EFF,U+2000-206F,U+20AC,U+2212,U+FFFD
neighbours=U+0370-03E1,U+03F0-03FF,U+0400-045F,U+0490-0491

# subset IN OUT RANGES: unhinted, without layout tables, TrueType (stb_truetype reads nothing else).
subset() {
    quietly "the font $(basename "$1") could not be cut." /usr/bin/python3 -m fontTools.subset "$1" --output-file="$2" --unicodes="$3" \
        --no-hinting --desubroutinize --layout-features= --drop-tables+=GSUB,GPOS,GDEF,kern,DSIG,meta --name-IDs=1,2,13,14 --notdef-outline
}

setup_fonts() {
    local folder
    folder=$deps/fonts-$(pin noto version)-$(pin fonts version)
    [ ! -d "$folder" ] || return 0
    /usr/bin/python3 -c 'import fontTools' 2>/dev/null || install_packages python3 python3-fonttools
    start_folder "$folder"
    local from=$folder.part/usr/share/fonts/truetype/noto
    fetch_package noto fonts-noto-core "$folder.part"
    fetch_package noto-extra fonts-noto-extra "$folder.part"
    step "cutting the fonts"
    local weight
    for weight in Regular SemiBold; do
        subset "$from/NotoSans-$weight.ttf" "$folder.part/NotoSans-$weight.ttf" "$letters"
        subset "$from/NotoSans-$weight.ttf" "$folder.part/NotoSans-${weight}More.ttf" "$neighbours"
    done
    mv "$folder.part/usr/share/doc/fonts-noto-core/copyright" "$folder.part/copyright"
    rm -r "$folder.part/usr" "$folder.part/etc"
    finish_folder "$folder"
}
